'use client';
// Roles of the organization, named in the reader's language.
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { isLocale } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';

export function useRoles() {
  const locale = useLocale();
  return useQuery({
    queryKey: ['roles', locale],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/roles', { params: { query: isLocale(locale) ? { locale } : {} }, signal })),
  });
}

/** Every permission of the organization, and whether one has it oneself and so may hand it on. */
export const usePermissions = () =>
  useQuery({ queryKey: ['permissions'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/permissions', { signal })) });
