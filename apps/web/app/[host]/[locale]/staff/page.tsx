// Staff start with the orders.
import { redirect } from '@/i18n/navigation.ts';

export default async function StaffPage({ params }: { params: Promise<{ locale: string }> }) {
  redirect({ href: '/staff/orders', locale: (await params).locale });
}
