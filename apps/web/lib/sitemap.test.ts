// Maps of a site: the index, and a file that is written while its addresses come.
import { expect, test } from 'vitest';
import { indexOf, mapOf, urlOf } from './sitemap.ts';

test('COR-90 a page stands in the map once, with its address in each language', () => {
  expect(urlOf('https://a.example', '/p/x', ['en', 'th'])).toBe(
    '<url><loc>https://a.example/p/x</loc><xhtml:link rel="alternate" hreflang="en" href="https://a.example/p/x"/>' +
      '<xhtml:link rel="alternate" hreflang="th" href="https://a.example/th/p/x"/></url>',
  );
});

test('COR-90 the index names a file for pages and one for each part of the products', () => {
  const locations = [...indexOf('https://a.example', 2).matchAll(/<loc>([^<]+)/g)].map(([, location]) => location);
  expect(locations).toEqual(['pages', 'products-0', 'products-1'].map((name) => `https://a.example/sitemap-${name}.xml`));
});

test('COR-90 a file asks for its next piece only when the one before was taken', async () => {
  let asked = 0;
  const pieces = (async function* () {
    for (; asked < 3;) yield [`/p/${++asked}`];
  })();
  const reader = mapOf(pieces, (path) => `<url>${path}</url>`).getReader();
  await reader.read();
  await reader.read();
  expect(asked).toBeLessThan(3);
  let text = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) text += new TextDecoder().decode(next.value);
  expect(text).toMatch(/<url>\/p\/3<\/url><\/urlset>$/);
});
