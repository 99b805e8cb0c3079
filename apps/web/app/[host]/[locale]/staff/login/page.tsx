// Staff sign in where everybody does.
import { redirect } from 'next/navigation';
import { localPath } from '@/i18n/locales.ts';

export default async function LoginPage({ params }: { params: Promise<{ locale: string }> }) {
  redirect(localPath((await params).locale, '/sign-in?next=/staff'));
}
