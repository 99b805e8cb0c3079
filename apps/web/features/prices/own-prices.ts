// What a person pays who is in a group of customers: asked apart from the stored page, for all products in sight at once.
import { answer, api } from '@/lib/api.ts';
import type { OwnPrice } from '@/lib/types.ts';

/** As many products as one request names. */
const MOST = 48;
const GATHER_MS = 30;

interface Batch {
  ids: Set<string>;
  prices: Promise<OwnPrice[]>;
}
const gathering = new Map<string, Batch>();

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

function begin(currency: string): Batch {
  const ids = new Set<string>();
  const prices = pause(GATHER_MS).then(async () => {
    gathering.delete(currency);
    const { items } = await answer(api.GET('/v1/own-prices', { params: { query: { products: [...ids].join(), currency } } }));
    return items;
  });
  const batch = { ids, prices };
  gathering.set(currency, batch);
  return batch;
}

/** What one pays for the offers of a product; nothing where that is what everybody pays. */
export async function ownPricesOf(productId: string, currency: string): Promise<OwnPrice[]> {
  const open = gathering.get(currency);
  const batch = open && open.ids.size < MOST ? open : begin(currency);
  batch.ids.add(productId);
  return (await batch.prices).filter((price) => price.productId === productId);
}
