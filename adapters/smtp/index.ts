// Mail over SMTP.
import { createTransport } from 'nodemailer';
import type { MailCarrier } from '#ports/mail.ts';

/** A carrier for an address such as smtp://user:pass@host:587. */
export function smtpCarrier(address: string): MailCarrier {
  const transport = createTransport(address, { connectionTimeout: 10_000, socketTimeout: 20_000 } as object);
  return {
    async send(mail) {
      await transport.sendMail({
        messageId: `<${mail.id}@tessera>`,
        from: mail.from,
        to: mail.to,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
      });
    },
  };
}
