// The archive as one page that a person can read, print and keep: no scripts, nothing from the network, the data itself at its end. Pure.
import { escapeHtml } from '#modules/notifications/index.ts';
import { Answer } from '#platform/http/route.ts';
import { partNames, textsIn } from './texts.ts';

export interface Archive {
  person: string;
  madeAt: string;
  parts: { name: string; rows: readonly Record<string, unknown>[] }[];
}

export const dayIn = (locale: string, at: Date): string =>
  // Latin digits and the Gregorian calendar everywhere: a date that others must understand, too.
  new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(at);

/** A field's name in words: `shippingAddress` is "shipping address". */
const label = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return `<ul>${value.map((each) => `<li>${shown(each)}</li>`).join('')}</ul>`;
  if (typeof value === 'object') return list(value as Record<string, unknown>);
  return escapeHtml(typeof value === 'string' ? value : JSON.stringify(value));
}

const list = (row: Record<string, unknown>): string =>
  `<dl>${Object.entries(row)
    .map(([name, value]) => `<dt>${escapeHtml(label(name))}</dt><dd dir="auto">${shown(value)}</dd>`)
    .join('')}</dl>`;

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1c1a17}
article{border-block-start:1px solid #ccc;padding-block:.75rem}dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.25rem 1rem;margin:0}
dt{color:#5c5850}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}ul{margin:0;padding-inline-start:1.25rem}pre{overflow:auto;font-size:12px}`;

function renderArchive(archive: Archive, asked: string): string {
  const { locale, words } = textsIn(asked);
  const order = (name: string): number => (partNames as readonly string[]).indexOf(name);
  const parts = archive.parts.toSorted((one, other) => order(one.name) - order(other.name));
  const sections = parts.map(({ name, rows }) => {
    const title = words.parts[name as keyof typeof words.parts] ?? name;
    const body =
      rows.length > 0 ? rows.map((row) => `<article>${list(row)}</article>`).join('\n') : `<p>${escapeHtml(words.archive.nothing)}</p>`;
    return `<section><h2>${escapeHtml(title)} (${rows.length})</h2>\n${body}</section>`;
  });
  return `<!doctype html><html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(words.archive.title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(words.archive.title)}</h1>
<p>${escapeHtml(words.archive.made.replace('{date}', dayIn(locale, new Date(archive.madeAt))))}. ${escapeHtml(words.archive.note)}</p>
${sections.join('\n')}
<h2>JSON</h2><pre dir="ltr">${escapeHtml(JSON.stringify(archive, null, 2))}</pre>
</body></html>`;
}

/** The archive as a file for whoever it is of, and nobody's cache. */
export function answerArchive(archive: Archive, locale: string, format: 'html' | 'json'): Answer {
  const [type, body] =
    format === 'json' ? ['application/json', JSON.stringify(archive, null, 2)] : ['text/html', renderArchive(archive, locale)];
  return new Answer(200, body, {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="my-data.${format}"`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cache-control': 'private, no-store',
  });
}
