// What a page needs to show the check that tells people from programs.
import { z } from 'zod';
import { operation } from './operation.ts';

export const CaptchaWidget = z.object({ provider: z.enum(['turnstile', 'recaptcha']), siteKey: z.string() }).meta({ id: 'CaptchaWidget' });

export const getCaptcha = operation({
  id: 'getCaptcha',
  method: 'GET',
  path: '/v1/auth/captcha',
  permission: 'public',
  anonymous: true,
  tag: 'Auth',
  summary: 'Which check the operations marked `x-captcha` ask for, or null. The widget is told the id of the operation as its action.',
  response: z.object({ captcha: CaptchaWidget.nullable() }),
});
