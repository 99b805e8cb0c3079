// An app that a guest bought, with its host, so that the walls are tried with it. What sold it is taken off the shelf, which anybody may see.

type Do = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** Its operator makes host, product and plan with `act`; `buy` takes one. */
export async function sellApp(act: Do, buy: (offer: { offerId: string; config: { name: string } }) => Promise<void>): Promise<void> {
  await act('POST', '/v1/admin/hosting/hosts', { name: 'canary-a host', memoryMib: 4_096, cpuMillicores: 8_000, diskGib: 100 });
  const { id, variantId, slug } = await act<{ id: string; variantId: string; slug: string }>('POST', '/v1/admin/products', {
    kind: 'hosting',
    title: 'canary-a app',
    price: { amount: '4900', currency: 'USD' },
  });
  const plan = { memoryMib: 512, cpuMillicores: 1_000, diskGib: 10, periodDays: 30, refundDays: 7 };
  await act('PUT', `/v1/admin/hosting/plans/${variantId}`, plan);
  const { variants } = await act<{ variants: { offer: { id: string } | null }[] }>('GET', `/v1/products/${slug}`);
  await buy({ offerId: variants[0]?.offer?.id ?? '', config: { name: 'canary-a' } });
  await act('PATCH', `/v1/admin/products/${id}`, { status: 'draft' });
}
