// Staff sign in where everybody does.
import { redirect } from '@/i18n/navigation.ts';

export default async function LoginPage({ params }: { params: Promise<{ locale: string }> }) {
  redirect({ href: '/sign-in?next=/staff/orders', locale: (await params).locale });
}
