import { notFound } from 'next/navigation';
import { getChannel } from '@/features/channel/queries.ts';
export const instant = false;
export const generateStaticParams = () => [{ host: '_', locale: 'en' }];
export default async function L({ children, params }: { children: React.ReactNode; params: Promise<{ host: string; locale: string }> }) {
  const { host, locale } = await params;
  const c = await getChannel(host, locale);
  if (!c) notFound();
  return <html lang={locale} data-theme={c.theme}><body><p>{c.name}</p>{children}</body></html>;
}
