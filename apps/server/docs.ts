// The description of the API at /v1/openapi.json, and a page that people can read.
import { operations } from '#contracts/index.ts';
import { operation } from '#contracts/operation.ts';
import { Answer, route } from '#platform/http/route.ts';
import { describeApi } from './openapi.ts';

const getDescription = operation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/v1/openapi.json',
  permission: 'public',
  anonymous: true,
  tag: 'About',
  summary: 'This description, OpenAPI 3.1.',
  produces: 'application/octet-stream',
});
const getDocs = operation({
  id: 'getDocs',
  method: 'GET',
  path: '/docs',
  permission: 'public',
  anonymous: true,
  tag: 'About',
  summary: 'The API as a page.',
  produces: 'text/html',
});

const escape = (text: unknown): string =>
  String(text).replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '');

interface Described {
  paths: Record<
    string,
    Record<
      string,
      {
        tags: string[];
        operationId: string;
        summary: string;
        'x-permission': string;
        requestBody?: unknown;
        parameters?: unknown;
        responses: unknown;
      }
    >
  >;
  components: { schemas: Record<string, unknown> };
  'x-errors': { code: string; status: number; sentence: string }[];
}

const block = (title: string, value: unknown): string =>
  value ? `<details><summary>${title}</summary><pre>${escape(JSON.stringify(value, null, 2))}</pre></details>` : '';

function page(api: Described): string {
  const rows = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, made]) => ({ path, method, ...made })),
  );
  const tags = [...new Set(rows.map((row) => row.tags[0] ?? ''))];
  const sections = tags.map((tag) => {
    const items = rows
      .filter((row) => row.tags[0] === tag)
      .map(
        (
          row,
        ) => `<article id="${row.operationId}"><h3><code class="m">${row.method.toUpperCase()}</code> <code>${escape(row.path)}</code></h3>
<p>${escape(row.summary)} <span class="who">${escape(row['x-permission'])}</span></p>
${block('Parameters', row.parameters)}${block('Body', row.requestBody)}${block('Answers', row.responses)}</article>`,
      );
    return `<section id="${escape(tag)}"><h2>${escape(tag)}</h2>${items.join('')}</section>`;
  });
  const errors = api['x-errors'].map(
    (error) => `<tr id="${error.code}"><td><code>${error.code}</code></td><td>${error.status}</td><td>${escape(error.sentence)}</td></tr>`,
  );
  const shapes = Object.entries(api.components.schemas).map(([name, shape]) => `<div id="shape-${name}">${block(name, shape)}</div>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Tessera API</title><style>
:root{color-scheme:light dark;font:16px/1.55 system-ui,sans-serif}body{margin:0;display:grid;grid-template-columns:minmax(0,14rem) minmax(0,1fr);gap:2rem;max-width:72rem;margin-inline:auto;padding:1.5rem}
nav{position:sticky;top:1.5rem;align-self:start}nav a{display:block;padding:.25rem 0;color:inherit}h1{font-size:1.95rem;margin:0 0 .5rem}h2{margin-block:2.5rem .5rem}h3{margin-block:1.5rem .25rem;font-size:1rem;overflow-wrap:anywhere}
code{font:.9em ui-monospace,monospace}.m{font-weight:700}.who{opacity:.7;font-size:.85rem;border:1px solid currentColor;border-radius:1rem;padding:0 .5rem}pre{overflow:auto;padding:1rem;border-radius:.5rem;background:color-mix(in oklch,CanvasText 6%,Canvas)}
summary{cursor:pointer}td{padding:.35rem .75rem .35rem 0;vertical-align:top}tr:target{background:Mark;color:MarkText}@media(max-width:50rem){body{display:block}nav{position:static}}
</style></head><body><nav aria-label="Contents"><b>Tessera API</b>${tags.map((tag) => `<a href="#${escape(tag)}">${escape(tag)}</a>`).join('')}<a href="#errors">Errors</a><a href="#shapes">Shapes</a><a href="/v1/openapi.json">openapi.json</a></nav>
<main><h1>Tessera API</h1><p>REST under <code>/v1</code>. Money is whole minor units as text. Errors are problem details with a stable <code>code</code>. Lists give a <code>nextCursor</code>. Reads carry an <code>ETag</code>.</p>
${sections.join('')}<section id="errors"><h2>Errors</h2><table>${errors.join('')}</table></section><section id="shapes"><h2>Shapes</h2>${shapes.join('')}</section></main></body></html>`;
}

/** Nothing in it changes while the program runs, and to make it takes as long as a hundred other answers. */
const once = (make: () => Answer): (() => Promise<Answer>) => {
  let made: Answer | undefined;
  return async () => (made ??= make());
};

export const docsRoutes = [
  route(
    getDescription,
    once(() => new Answer(200, Buffer.from(JSON.stringify(describeApi(operations))), { 'cache-control': 'public, no-cache' })),
  ),
  route(
    getDocs,
    once(
      () =>
        new Answer(200, Buffer.from(page(describeApi(operations) as unknown as Described)), {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
          'cache-control': 'public, no-cache',
        }),
    ),
  ),
];
