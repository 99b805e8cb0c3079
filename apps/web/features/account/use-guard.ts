'use client';
// Pages for people who are signed in: whoever is not goes to the sign-in page, and comes back.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usePathname, useRouter } from '@/i18n/navigation.ts';
import { signInHref } from '@/lib/next-path.ts';
import { readSession } from '@/lib/session.ts';

/** Who is signed in; `session` is undefined until it is known, and while one is led away. */
export function useGuard() {
  const path = usePathname();
  const router = useRouter();
  const { data, error, refetch } = useQuery({ queryKey: ['session'], queryFn: readSession, refetchOnWindowFocus: true });
  const away = data === null;
  useEffect(() => {
    if (away) router.replace(signInHref(path + window.location.search));
  }, [away, path, router]);
  return { session: data ?? undefined, error, refetch };
}
