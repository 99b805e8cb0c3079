// Where staff sign in.
import { LoginForm } from '@/features/staff/login-form.tsx';
import { getChannel } from '@/features/channel/queries.ts';

export default async function LoginPage({ params }: { params: Promise<{ host: string; locale: string }> }) {
  const { host, locale } = await params;
  const channel = await getChannel(host, locale);
  return <LoginForm shop={channel?.name ?? 'Tessera'} preset={channel?.preset ?? ''} />;
}
