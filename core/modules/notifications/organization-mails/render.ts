// Makes a mail about an organization: subject, HTML and plain text in the frame of all mails. Pure.
import { frameMail } from '../frame.ts';
import { type Template, texts } from './texts.ts';

export interface OrganizationMail {
  template: Template;
  locale: string;
  organization: string;
  /** Who invites, or who gave or got what. */
  person: string;
  role: string;
  host?: string;
  url: string;
}

export function renderOrganizationMail(mail: OrganizationMail): { subject: string; html: string; text: string } {
  const locale = texts[mail.locale] ? mail.locale : 'en';
  const words = texts[locale]?.[mail.template];
  if (!words) throw new Error(`There is no text for ${mail.template}`);
  // At once, so that a name that holds a placeholder stays as it is.
  const names: Record<string, string> = { organization: mail.organization, person: mail.person, role: mail.role, host: mail.host ?? '' };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole);
  const framed = frameMail({
    locale,
    shop: mail.organization,
    lead: fill(words.lead),
    button: { label: words.button, url: mail.url },
    next: fill(words.next),
  });
  return { subject: fill(words.subject), ...framed };
}
