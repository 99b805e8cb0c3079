// Codes on phones over a gateway that takes JSON by HTTP; the README says what it is sent.
import { z } from 'zod';
import type { CodeChannel } from '#ports/code-channel.ts';
import { settingsOf } from '#platform/config/index.ts';
import { log } from '#platform/log/index.ts';

export const smsSettings = z.object({
  SMS_URL: z
    .string()
    .default('')
    .refine(
      (value) => value === '' || /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(value),
      'must be an https address, for example https://sms.example/v1/messages',
    ),
  SMS_TOKEN: z.string().default(''),
  SMS_FROM: z.string().max(20).default('Tessera'),
});

const PATIENCE_MS = 10_000;

/** The channel, if it is switched on. */
export function httpSms(settings: z.output<typeof smsSettings> = settingsOf(smsSettings)): CodeChannel[] {
  if (!settings.SMS_URL) return [];
  return [
    {
      medium: 'sms',
      async send({ id, to, text }) {
        const answer = await fetch(settings.SMS_URL, {
          method: 'POST',
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE_MS),
          headers: { authorization: `Bearer ${settings.SMS_TOKEN}`, 'content-type': 'application/json', 'idempotency-key': id },
          body: JSON.stringify({ to, from: settings.SMS_FROM, text }),
        });
        await answer.body?.cancel();
        if (answer.ok) return;
        const final = answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429;
        if (!final) throw new Error(`The gateway answered ${answer.status}`);
        log.warn({ status: answer.status }, 'a short message was refused for good');
      },
    },
  ];
}
