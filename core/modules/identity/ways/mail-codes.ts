// Codes by mail: the channel that is always there.
import { inTx, systemActor } from '#platform/db/index.ts';
import type { AccountMail } from '#ports/account-mail.ts';
import type { CodeChannel, CodeMessage } from '#ports/code-channel.ts';
import { parts } from '../parts.ts';

const templates: Record<CodeMessage['purpose'], AccountMail['template']> = {
  register: 'account.sign_up',
  sign_in: 'account.code',
  reauthenticate: 'account.code',
  change_email: 'account.change_email',
  change_phone: 'account.code',
  guest_privacy: 'account.guest_privacy',
};

export const mailCodes: CodeChannel = {
  medium: 'mail',
  send: (message) =>
    inTx(systemActor, (tx) =>
      parts().mails.send(tx, {
        orgId: message.orgId,
        to: message.to,
        locale: message.locale,
        template: templates[message.purpose],
        code: message.code,
        ...(message.url ? { url: message.url } : {}),
        key: message.id,
      }),
    ),
};
