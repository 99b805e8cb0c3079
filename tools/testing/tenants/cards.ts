// A card of a programme that a guest bought, so that the walls are tried with it. What sold it is taken off the shelf, which anybody may see.

type Do = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** Its seller makes it with `act`; `buy` takes one. */
export async function sellCard(act: Do, buy: (offerId: string) => Promise<void>): Promise<void> {
  const { id: programmeId } = await act<{ id: string }>('POST', '/v1/admin/card-programmes', {
    name: { en: 'canary-a club' },
    cardLimit: null,
  });
  const { id, variantId, slug } = await act<{ id: string; variantId: string; slug: string }>('POST', '/v1/admin/products', {
    kind: 'membership',
    title: 'canary-a card',
    price: { amount: '4900', currency: 'USD' },
  });
  await act('PUT', `/v1/admin/card-terms/${variantId}`, { version: 0, programmeId, tier: 'gold', validDays: 365, refundDays: 14 });
  const { variants } = await act<{ variants: { offer: { id: string } | null }[] }>('GET', `/v1/products/${slug}`);
  await buy(variants[0]?.offer?.id ?? '');
  await act('PATCH', `/v1/admin/products/${id}`, { status: 'draft' });
}
