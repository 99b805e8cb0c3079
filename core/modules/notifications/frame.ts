// The frame of every mail: HTML that works in old mail programs, and the same as plain text. Pure.

export interface Framed {
  /** `ar` goes from right to left. */
  locale: string;
  shop: string;
  lead: string;
  /** What stands between the lead and the button: HTML, in which nothing of anybody's is markup, and the same as lines of text. */
  middle?: { html: string; text: readonly string[] };
  button?: { label: string; url: string };
  next?: string;
}

/** Text as it may stand in HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? '');

export const directionOf = (locale: string): 'rtl' | 'ltr' => (locale === 'ar' ? 'rtl' : 'ltr');

export function frameMail(mail: Framed): { html: string; text: string } {
  const { locale, shop, lead, middle, button, next } = mail;
  const link = button
    ? `<tr><td style="padding:16px 0"><a href="${escapeHtml(button.url)}" style="display:inline-block;background:#1c1a17;color:#fff;padding:12px 24px;text-decoration:none">${escapeHtml(button.label)}</a></td></tr>\n`
    : '';
  const end = next ? `<tr><td style="font-size:14px;color:#6b6b6b;line-height:1.5">${escapeHtml(next)}</td></tr>\n` : '';
  const html = `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><body style="margin:0;background:#f6f4ef;font-family:Georgia,serif;color:#1c1a17">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:560px;width:100%;background:#fff;padding:32px">
<tr><td style="font-size:20px;padding-bottom:16px">${escapeHtml(shop)}</td></tr>
<tr><td style="font-size:16px;line-height:1.5">${escapeHtml(lead)}</td></tr>
${middle ? `${middle.html}\n` : ''}${link}${end}</table></td></tr></table></body></html>`;
  const parts = [[lead], middle?.text, [...(next ? [next] : []), ...(button ? [button.url] : [])]].filter((part) => part?.length);
  const text = parts.map((part) => part?.join('\n')).join('\n\n');
  return { html, text };
}
