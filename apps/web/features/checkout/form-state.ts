// The checkout form as data: what is typed, what is wrong with it, what may be sent.
import type { Address, Checkout, Contact } from '@/lib/types.ts';

export const fieldNames = ['email', 'phone', 'name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'token'] as const;
export type FieldName = (typeof fieldNames)[number];
export type FormValues = Record<FieldName, string>;
export type FieldErrors = Partial<Record<FieldName | 'shippingMethodId', string>>;

const required: FieldName[] = ['email'];
const requiredToShip: FieldName[] = ['name', 'line1', 'city', 'country'];
const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

export function valuesOf(checkout: Checkout, countries: string[], draft: Partial<FormValues>): FormValues {
  const { contact, shippingAddress: address } = checkout;
  return {
    email: contact?.email ?? draft.email ?? '',
    phone: contact?.phone ?? draft.phone ?? '',
    name: address?.name ?? contact?.name ?? draft.name ?? '',
    line1: address?.line1 ?? draft.line1 ?? '',
    line2: address?.line2 ?? draft.line2 ?? '',
    city: address?.city ?? draft.city ?? '',
    region: address?.region ?? draft.region ?? '',
    postalCode: address?.postalCode ?? draft.postalCode ?? '',
    country: address?.country ?? draft.country ?? (countries.length === 1 ? (countries[0] ?? '') : ''),
    token: '',
  };
}

/** Codes of what is wrong, by field: `required`, `email`, `card`. A saved card is not typed, and what is not shipped needs no address. */
export function problemsOf(values: FormValues, { typesCard = true, ships = true } = {}): FieldErrors {
  const errors: FieldErrors = {};
  const needed = [...required, ...(ships ? requiredToShip : []), ...(typesCard ? ['token' as const] : [])];
  for (const name of needed) if (!values[name].trim()) errors[name] = 'required';
  if (values.email.trim() && !emailShape.test(values.email.trim())) errors.email = 'email';
  if (values.phone.trim() && values.phone.trim().length < 5) errors.phone = 'phone';
  if (typesCard && values.token.trim() && !/^[\d\s]{12,23}$/.test(values.token.trim())) errors.token = 'card';
  return errors;
}

export function contactOf(values: FormValues): Contact | undefined {
  const email = values.email.trim();
  const phone = values.phone.trim();
  const name = values.name.trim();
  if (!emailShape.test(email)) return undefined;
  // Where something is sent, the name goes with the address.
  const named = name && !values.line1.trim();
  return { email, ...(phone.length >= 5 ? { phone } : {}), ...(named ? { name } : {}) };
}

/** The address once all it must have is there. */
export function addressOf(values: FormValues): Address | undefined {
  const trimmed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])) as FormValues;
  if (!trimmed.name || !trimmed.line1 || !trimmed.city || !trimmed.country) return undefined;
  const { name, line1, line2, city, region, postalCode, country } = trimmed;
  return { name, line1, city, country, ...(line2 ? { line2 } : {}), ...(region ? { region } : {}), ...(postalCode ? { postalCode } : {}) };
}

/** Fields of a refusal, as the form knows them: `/shippingAddress/city` is `city`. */
export function fieldsOfPointers(fields: { pointer: string }[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { pointer } of fields) {
    const last = pointer.split('/').at(-1) ?? '';
    const name = last === 'shippingMethodId' ? last : fieldNames.find((field) => field === last);
    if (name) errors[name] = 'refused';
  }
  return errors;
}
