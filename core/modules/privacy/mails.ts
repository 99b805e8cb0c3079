// Mails about privacy: the archive is ready, the person is forgotten.
import { sendMail } from '#modules/notifications/index.ts';
import { organizationName } from './privacy.sql.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Kept } from '#platform/privacy.ts';
import { dayIn, escapeHtml } from './archive.ts';
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
  /** Paragraphs. */
  lines: string[];
  items?: string[];
  link?: { text: string; url: string };
}

/** HTML that old mail programs understand, and plain text. */
function render(letter: Letter, locale: string, shop: string): { subject: string; html: string; text: string } {
  const { lines, items = [], link } = letter;
  const paragraph = (text: string): string => `<p style="font-size:16px;line-height:1.5;margin:0 0 16px">${escapeHtml(text)}</p>`;
  const html = `<!doctype html><html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"><body style="margin:0;background:#f6f4ef;font-family:Georgia,serif;color:#1c1a17">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:560px;width:100%;background:#fff"><tr><td style="padding:32px">
<p style="font-size:20px;margin:0 0 16px">${escapeHtml(shop)}</p>${lines.map(paragraph).join('')}
${items.length > 0 ? `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>` : ''}
${link ? `<a href="${escapeHtml(link.url)}" style="display:inline-block;background:#1c1a17;color:#fff;padding:12px 24px;text-decoration:none">${escapeHtml(link.text)}</a>` : ''}
</td></tr></table></td></tr></table></body></html>`;
  const text = [...lines, ...items.map((item) => `- ${item}`), ...(link ? [link.url] : [])].join('\n\n');
  return { subject: letter.subject.replace('{shop}', shop), html, text };
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
    lines: [ready.lead, ready.next.replace('{date}', dayIn(locale, about.expiresAt))],
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
    lines: [words.erased.lead, about.kept.length > 0 ? words.erased.keptLead : words.erased.nothingKept],
    items: about.kept.map((kept) => keptLine(words, locale, kept)),
  }));
