// The form knows what is missing and what may be sent.
import { expect, test } from 'vitest';
import { type FormValues, addressOf, contactOf, fieldsOfPointers, problemsOf } from './form-state.ts';

const empty: FormValues = {
  email: '',
  phone: '',
  name: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
  token: '',
};
const full: FormValues = {
  ...empty,
  email: ' a@b.co ',
  name: 'A',
  line1: 'Road 1',
  city: 'Hue',
  country: 'VN',
  token: '4242 4242 4242 4242',
};

test('everything that must be there is asked for, the rest is not', () => {
  expect(Object.keys(problemsOf(empty)).toSorted()).toEqual(['city', 'country', 'email', 'line1', 'name', 'token']);
  expect(problemsOf(full)).toEqual({});
  expect(problemsOf({ ...full, email: 'nobody', token: '12' })).toEqual({ email: 'email', token: 'card' });
  expect(problemsOf({ ...full, token: '12' }, { typesCard: false })).toEqual({});
  expect(problemsOf({ ...full, token: '' }, { typesCard: false })).toEqual({});
});

test('MKT-05 what is not shipped needs no address', () => {
  expect(problemsOf({ ...empty, email: 'a@b.co', token: '4242424242424242' }, { ships: false })).toEqual({});
  expect(Object.keys(problemsOf({ ...empty, email: 'a@b.co', token: '4242424242424242' }))).toEqual(['name', 'line1', 'city', 'country']);
});

test('only whole parts are sent, trimmed and without empty fields', () => {
  expect(contactOf(full)).toEqual({ email: 'a@b.co' });
  expect(contactOf({ ...full, line1: '' })).toEqual({ email: 'a@b.co', name: 'A' });
  expect(contactOf(empty)).toBeUndefined();
  expect(addressOf(full)).toEqual({ name: 'A', line1: 'Road 1', city: 'Hue', country: 'VN' });
  expect(addressOf({ ...full, city: ' ' })).toBeUndefined();
});

test('a refusal of the server lands at its field', () => {
  expect(fieldsOfPointers([{ pointer: '/shippingAddress/postalCode' }, { pointer: '/contact/email' }, { pointer: '/nowhere' }])).toEqual({
    postalCode: 'refused',
    email: 'refused',
  });
});
