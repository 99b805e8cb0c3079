// Links and router that keep the reader's locale.
import { createNavigation } from 'next-intl/navigation';
import { defineRouting } from 'next-intl/routing';
import { defaultLocale, locales } from './locales.ts';

const routing = defineRouting({ locales, defaultLocale, localePrefix: 'as-needed', localeCookie: false });

export const { Link, useRouter, usePathname, redirect } = createNavigation(routing);
