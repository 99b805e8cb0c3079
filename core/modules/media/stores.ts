// Where files lie: in folders of this machine, unless the host was told of another place.
import type { PrivateStore } from '#ports/private-store.ts';
import type { PublicStore } from '#ports/public-store.ts';
import { localStore } from './private-files.ts';
import { localPublicStore } from './public-files.ts';

export interface Stores {
  /** For everybody. */
  open: PublicStore;
  /** For those who have a right to it. */
  closed: PrivateStore;
}

const local: Stores = { open: localPublicStore, closed: localStore };
let stores = local;

/** Hands the module its stores; without any it keeps files in folders. */
export function useStores(given: Stores | undefined): void {
  stores = given ?? local;
}

export const publicStore = (): PublicStore => stores.open;
export const privateStore = (): PrivateStore => stores.closed;
