'use client';
// Links and router that keep the reader's locale.
import { useLocale } from 'next-intl';
import NextLink from 'next/link';
import { useRouter as useNextRouter, usePathname as useWholePath } from 'next/navigation';
import { type ComponentProps, createElement, useMemo } from 'react';
import { localPath } from './locales.ts';

/** A link to a path without its locale. */
export function Link({ href, ...rest }: Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string }) {
  return createElement(NextLink, { ...rest, href: localPath(useLocale(), href) });
}

/** Where the reader is, without the locale. */
export function usePathname(): string {
  const [path, prefix] = [useWholePath(), `/${useLocale()}`];
  if (path === prefix) return '/';
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

/** The router, for paths without their locale. */
export function useRouter() {
  const router = useNextRouter();
  const locale = useLocale();
  return useMemo(
    () => ({
      ...router,
      push: (path: string, options?: Parameters<typeof router.push>[1]) => router.push(localPath(locale, path), options),
      replace: (path: string, options?: Parameters<typeof router.replace>[1]) => router.replace(localPath(locale, path), options),
    }),
    [router, locale],
  );
}
