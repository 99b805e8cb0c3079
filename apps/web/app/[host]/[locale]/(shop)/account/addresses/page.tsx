// The address book of the account.
import { AddressesPage } from '@/features/account/addresses-page.tsx';
import { getChannel } from '@/features/channel/queries.ts';

export default async function Page({ params }: { params: Promise<{ host: string; locale: string }> }) {
  const { host, locale } = await params;
  const channel = await getChannel(host, locale);
  return <AddressesPage countries={channel?.countries ?? []} />;
}
