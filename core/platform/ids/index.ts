// Ids: UUIDv7 inside, TypeIDs with a prefix outside (https://github.com/jetify-com/typeid, specification 0.3).
import { randomFillSync } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { PlatformError } from '../errors/index.ts';

export type Uuid = string;

/** Prefixes of the ids people and programs see. */
export const prefixes = {
  organization: 'org',
  user: 'usr',
  session: 'ses',
  apiKey: 'key',
  invitation: 'inv',
  passkey: 'pky',
  address: 'adr',
  channel: 'chn',
  category: 'cat',
  product: 'prd',
  variant: 'var',
  offer: 'ofr',
  catalogRun: 'run',
  cart: 'cart',
  cartLine: 'cln',
  shippingMethod: 'shm',
  promotion: 'prm',
  priceList: 'prl',
  customerGroup: 'cgr',
  customerGroupMember: 'cgm',
  order: 'ord',
  orderLine: 'lin',
  payment: 'pay',
  savedMethod: 'pmt',
  shipment: 'shp',
  booking: 'bkg',
  bookingResource: 'bkr',
  bookingWait: 'bwt',
  bookingService: 'bsv',
  bookingSchedule: 'bsc',
  bookingException: 'bex',
  bookingFeed: 'bfd',
  stockLocation: 'loc',
  stockMove: 'mov',
  stockIncoming: 'inc',
  stockCount: 'cnt',
  message: 'msg',
  privacyExport: 'exp',
  privacyErasure: 'era',
  legalHold: 'hld',
  course: 'crs',
  lesson: 'lsn',
  courseFile: 'cfl',
  enrollment: 'enr',
  device: 'dev',
  loyaltyProgramme: 'lpr',
  loyaltyCard: 'lcd',
  hostingHost: 'hst',
  instance: 'ins',
  contentPage: 'pge',
  savedView: 'svw',
  bulkEdit: 'bed',
} as const;
export type IdKind = keyof typeof prefixes;

const pool = Buffer.alloc(10 * 256);
let used = pool.length;

/** A millisecond as ids begin with it: many are made within one, and numbers are slow to write in hexadecimal. */
let written = { ms: -1, text: '' };

function timeText(ms: number): string {
  if (written.ms !== ms) {
    const time = ms.toString(16).padStart(12, '0');
    written = { ms, text: `${time.slice(0, 8)}-${time.slice(8)}` };
  }
  return written.text;
}

/** A new UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits. */
export function newId(nowMs: number = Date.now()): Uuid {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  // The variant's two bits.
  pool[used + 2] = ((pool[used + 2] ?? 0) & 0x3f) | 0x80;
  const random = pool.toString('hex', used, used + 10);
  used += 10;
  return `${timeText(nowMs)}-7${random.slice(0, 3)}-${random.slice(4, 8)}-${random.slice(8)}`;
}

/** The outside form of an id, for example `ord_01jd…`. */
export const publicId = (kind: IdKind, id: Uuid): string => TypeID.fromUUID(prefixes[kind], id).toString();

/** The inside form of an id. @throws Refusal NOT_FOUND for text that is none: whatever it names is not there */
export function privateId(kind: IdKind, id: string): Uuid {
  try {
    return TypeID.fromString(id, prefixes[kind]).toUUID();
  } catch {
    throw PlatformError('NOT_FOUND');
  }
}
