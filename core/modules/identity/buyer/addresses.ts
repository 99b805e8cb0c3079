// The address book of a person: sealed, one of them the default.
import type { z } from 'zod';
import type { addAddress as contract, SavedAddress } from '#contracts/buyer.ts';
import type { Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { open, seal } from '#platform/vault/index.ts';
import { IdentityError } from '../identity.errors.ts';
import {
  addAddressRow,
  addressesOf,
  type AddressRow,
  clearDefault,
  countAddresses,
  defaultOldest,
  dropAddress,
  lockBook,
  setAddress,
  setDefault,
} from './addresses.sql.ts';

const MOST = 50;
const PLACE = { table: 'addresses', column: 'address_sealed', orgId: null };

type Shown = z.input<typeof SavedAddress>;
type Given = z.output<NonNullable<typeof contract.body>>;

const shown = (row: AddressRow): Shown => ({
  ...(JSON.parse(open(row.address_sealed, PLACE)) as Omit<Shown, 'id' | 'isDefault'>),
  id: publicId('address', row.id),
  isDefault: row.is_default,
});

const sealed = ({ isDefault: _, ...address }: Given): string => seal(JSON.stringify(address), PLACE);

export async function listAddresses(tx: Tx, userId: Uuid): Promise<Shown[]> {
  return (await tx.rows(addressesOf, [userId])).map(shown);
}

async function addressAt(tx: Tx, userId: Uuid, id: Uuid): Promise<Shown> {
  const row = (await tx.rows(addressesOf, [userId])).find((each) => each.id === id);
  if (!row) throw PlatformError('NOT_FOUND');
  return shown(row);
}

/** @throws Refusal ADDRESS_BOOK_FULL */
export async function addAddress(tx: Tx, userId: Uuid, given: Given): Promise<Shown> {
  tx.send(lockBook, [userId]);
  const count = (await tx.row(countAddresses, [userId]))?.count ?? 0;
  if (count >= MOST) throw IdentityError('ADDRESS_BOOK_FULL');
  const isDefault = count === 0 || given.isDefault === true;
  if (isDefault) tx.send(clearDefault, [userId]);
  const id = newId();
  tx.send(addAddressRow, [id, userId, sealed(given), isDefault, tx.now]);
  return addressAt(tx, userId, id);
}

/** @throws Refusal NOT_FOUND */
export async function changeAddress(tx: Tx, userId: Uuid, id: Uuid, given: Given): Promise<Shown> {
  tx.send(lockBook, [userId]);
  if (!(await tx.row(setAddress, [id, userId, sealed(given), tx.now]))) throw PlatformError('NOT_FOUND');
  if (given.isDefault) {
    tx.send(clearDefault, [userId]);
    tx.send(setDefault, [userId, id]);
  }
  return addressAt(tx, userId, id);
}

/** @throws Refusal NOT_FOUND */
export async function removeAddress(tx: Tx, userId: Uuid, id: Uuid): Promise<void> {
  tx.send(lockBook, [userId]);
  const dropped = await tx.row(dropAddress, [id, userId]);
  if (!dropped) throw PlatformError('NOT_FOUND');
  if (dropped.is_default) tx.send(defaultOldest, [userId]);
}
