// Mails about privacy: the archive is ready, the person is forgotten.
import { escapeHtml, frameMail, sendMail } from '#modules/notifications/index.ts';
import { organizationName } from './privacy.sql.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Kept } from '#platform/privacy.ts';
import { dayIn } from './archive.ts';
import { partNames, type PrivacyTexts, textsIn } from './texts.ts';

interface About {
  id: Uuid;
  shop_id: Uuid;
  site: string;
  locale: string;
  email: string;
}

interface Letter {
  subject: string;
  lead: string;
  /** What they say is said of each of these. */
  list?: { lead: string; items: string[] };
  link?: { text: string; url: string };
  next?: string;
}

function middleOf({ lead, items }: NonNullable<Letter['list']>) {
  const html = `<tr><td style="font-size:16px;line-height:1.5;padding-top:16px">${escapeHtml(lead)}<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul></td></tr>`;
  return { html, text: [lead, ...items.map((item) => `- ${item}`)] };
}

function render(letter: Letter, locale: string, shop: string): { subject: string; html: string; text: string } {
  const { subject, lead, list, link, next } = letter;
  const framed = frameMail({
    locale,
    shop,
    lead,
    ...(list ? { middle: middleOf(list) } : {}),
    ...(link ? { button: { label: link.text, url: link.url } } : {}),
    ...(next ? { next } : {}),
  });
  return { subject: subject.replace('{shop}', () => shop), ...framed };
}

async function send(tx: Tx, about: About, template: string, write: (words: PrivacyTexts, locale: string) => Letter): Promise<void> {
  const { locale, words } = textsIn(about.locale);
  const shop = (await tx.row(organizationName, [about.shop_id]))?.name ?? '';
  const made = render(write(words, locale), locale, shop);
  await sendMail(tx, { orgId: about.shop_id, to: about.email, template, locale, ...made, sourceKey: about.id });
}

export const tellReady = (tx: Tx, about: About & { expiresAt: Date }): Promise<void> =>
  send(tx, about, 'privacy.export_ready', ({ ready }, locale) => ({
    subject: ready.subject,
    lead: ready.lead,
    next: ready.next.replace('{date}', dayIn(locale, about.expiresAt)),
    link: { text: ready.open, url: `${about.site}/${locale}/account/privacy` },
  }));

function keptLine(words: PrivacyTexts, locale: string, kept: Kept): string {
  const name = (partNames as readonly string[]).includes(kept.what) ? words.parts[kept.what as keyof PrivacyTexts['parts']] : kept.what;
  const until = kept.until ? words.until.replace('{date}', dayIn(locale, kept.until)) : words.withoutYou;
  return `${name} (${kept.count}): ${words.why[kept.why as keyof PrivacyTexts['why']] ?? kept.why}, ${until}.`;
}

export const tellErased = (tx: Tx, about: About & { kept: Kept[] }): Promise<void> =>
  send(tx, about, 'privacy.erased', (words, locale) => ({
    subject: words.erased.subject,
    lead: words.erased.lead,
    ...(about.kept.length > 0
      ? { list: { lead: words.erased.keptLead, items: about.kept.map((kept) => keptLine(words, locale, kept)) } }
      : { next: words.erased.nothingKept }),
  }));
