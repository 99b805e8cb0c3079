// Mails about accounts: written for the identity module, which knows of no shops and no mails.
import { channelOf, inLocale } from '#modules/organizations/index.ts';
import type { AccountMails } from '#ports/account-mail.ts';
import { sendMail } from '../send-mail.ts';
import { renderAccountMail } from './render.ts';

/** As long as any code or link of an account is good. */
const SECRET_MS = 30 * 60_000;

export const accountMails: AccountMails = {
  async send(tx, mail) {
    const channel = await channelOf(mail.orgId);
    const shop = channel ? inLocale(channel.name, mail.locale, channel.default_locale) : '';
    const made = renderAccountMail({ ...mail, shop });
    const { orgId, to, template, locale, key } = mail;
    const secret = mail.code !== undefined || mail.template === 'account.reset';
    const until = secret ? { secretUntil: new Date(tx.now.getTime() + SECRET_MS) } : {};
    await sendMail(tx, { orgId, to, template, locale, ...made, sourceKey: key, ...until });
  },
};
