// Mail goes over SMTP as it was written, in any script.
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { smtpCarrier } from './index.ts';

test('a mail in Thai and Arabic arrives whole, with our message id; a carrier that is away is an error', async () => {
  let received: Promise<Email> | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received = PostalMime.parse(Buffer.concat(parts));
        done();
      });
    },
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const { port } = server.server.address() as { port: number };
  const carrier = smtpCarrier(`smtp://127.0.0.1:${port}`);
  const mail = {
    id: 'm1',
    from: 'Shop <shop@example.com>',
    to: 'buyer@example.com',
    subject: 'คำสั่งซื้อ طلب',
    html: '<p>สวัสดี</p>',
    text: 'مرحبا',
  };
  await carrier.send(mail);
  const got = await received;
  expect([got?.subject, got?.text?.trim(), got?.messageId, got?.to?.[0]?.address]).toEqual([
    mail.subject,
    mail.text,
    '<m1@tessera>',
    mail.to,
  ]);
  expect(got?.html).toContain('สวัสดี');
  await new Promise<void>((resume) => server.close(() => resume()));
  await expect(carrier.send(mail)).rejects.toThrow();
});
