// Shapes that several operations share: money, ids, pages, problems.
import { z } from 'zod';

/** A TypeID: a prefix that names the type and 26 characters of base32 that hold a UUIDv7. */
export const typeId = <const Prefix extends string>(prefix: Prefix) =>
  z.string().regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `must be an id that starts with ${prefix}_`);

/** ISO 4217 code, upper case. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code');

/** Money: `amount` is a whole number of minor units as a string, so no reader rounds it. */
export const Money = z
  .strictObject({ amount: z.string().regex(/^-?\d{1,15}$/, 'must be a whole number of minor units'), currency: Currency })
  .meta({ id: 'Money' });
export type Money = z.infer<typeof Money>;

export const Timestamp = z.iso.datetime({ offset: true });

/** Text a person typed: well-formed, no control characters but line breaks and tabs, trimmed, NFC. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .refine((value) => value.isWellFormed(), 'must be well-formed Unicode')
    // A letter of any language carries four marks at most; more are piled up to spill over other people’s words.
    .refine((value) => !/\p{M}{9}/u.test(value), 'must not pile marks on a letter')
    // oxlint-disable-next-line no-control-regex
    .refine((value) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE]/.test(value), 'must not hold control characters')
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(min).max(max));

/** One line a person typed, such as a name: `text` without line breaks, tabs and marks that turn the direction of what follows. */
export const line = (max: number, min = 1) =>
  text(max, min).refine((value) => !/[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(value), 'must be one plain line');

/** A path of our own pages to go on to; never another host. */
export const Next = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/, 'must be a path of this shop');

/**
 * An e-mail address, in lower case. Its letters are ASCII before they are made small: there are others that turn into ASCII then
 * (K, U+212A), and a look-alike must never be taken for the address it looks like. Domains of other scripts come as punycode.
 */
export const Email = z
  .string()
  .max(254)
  .refine((value) => /^[\x21-\x7e]*$/.test(value.trim()), 'must be an e-mail address')
  .transform((value) => value.normalize('NFC').trim().toLowerCase())
  .pipe(z.email());

/** RFC 9457 problem details with our stable `code`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    requestId: z.string().optional(),
    /** One entry for each field that was refused: JSON pointer and reason. */
    fields: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
    /** Facts a program may act on, such as the units left or the moves allowed. */
    facts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

/** Query of a list: opaque cursor and page size. */
export const PageQuery = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
});

/** A page of a list; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const Picture = z.object({ url: z.string(), alt: z.string() }).meta({ id: 'Picture' });
