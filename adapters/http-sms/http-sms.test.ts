// Short messages reach the gateway in its documented form; what it can't take now is tried again, what it never takes is not.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpSms, smsSettings } from './index.ts';
import { Gateway } from './stand-in/gateway.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await Gateway.start();
});
afterAll(() => gateway.stop());

const message = {
  id: 'm1',
  orgId: 'o',
  purpose: 'sign_in' as const,
  to: '+66812345678',
  locale: 'th',
  code: '012345',
  url: null,
  text: '012345 คือรหัส',
};

test('COR-03 a code goes to a phone as the gateway wants it', async () => {
  const [channel] = httpSms(smsSettings.parse(gateway.settings));
  await channel?.send(message);
  expect(gateway.taken).toEqual([
    { key: 'm1', authorization: 'Bearer gateway-token', to: '+66812345678', from: 'Vestify', text: '012345 คือรหัส' },
  ]);
});

test('COR-03 a gateway that is away is an error, one that refuses for good is none; without an address there is no channel', async () => {
  const [channel] = httpSms(smsSettings.parse(gateway.settings));
  for (const status of [500, 503, 429, 408]) {
    gateway.failures.push(status);
    await expect(channel?.send(message)).rejects.toThrow(String(status));
  }
  gateway.failures.push(400);
  await expect(channel?.send(message)).resolves.toBeUndefined();
  expect(httpSms(smsSettings.parse({}))).toEqual([]);
  expect(smsSettings.safeParse({ SMS_URL: 'http://sms.example/' }).success).toBe(false);
});
