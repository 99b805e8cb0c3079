// What of Markdown is drawn, and what stays text.
import { expect, test } from 'vitest';
import { blocksOf, inlinesOf } from './markdown.ts';

const text = (words: string) => ({ type: 'text', text: words });

test('COR-90 headings, paragraphs, lists, quotations and lines are read as such', () => {
  expect(blocksOf('# One\n\nTwo\nlines\n- a\n- b\n1. c\n> said\n\n---').map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'list',
    'list',
    'quote',
    'rule',
  ]);
  expect(blocksOf('# One')).toEqual([{ type: 'heading', level: 2, inside: [text('One')] }]);
});

test('COR-90 bold, italics, code and links are read, and marks that never end are text', () => {
  expect(inlinesOf('a **b *c*** `<d>` [e](/f)')).toMatchObject([
    text('a '),
    { type: 'strong' },
    text('* '),
    { type: 'code', text: '<d>' },
    text(' '),
    { type: 'link', href: '/f', inside: [text('e')] },
  ]);
  expect(inlinesOf('2 * 3 ** 4 ` 5')).toEqual([text('2 * 3 ** 4 ` 5')]);
  expect(inlinesOf('\\*not\\* \\[a](/b)')).toEqual([text('*not* [a](/b)')]);
});

test.each(['javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', '//evil.example', 'vbscript:x', 'http://a:b@c.example', '\\\\evil'])(
  'COR-90 a link to %s is text',
  (href) => {
    expect(JSON.stringify(inlinesOf(`[a](${href})`))).not.toContain('"link"');
  },
);

test('COR-90 HTML is text', () => {
  expect(blocksOf('<script>alert(1)</script>')).toEqual([{ type: 'paragraph', lines: [[text('<script>alert(1)</script>')]] }]);
});

test('COR-90 the longest text is read in a moment, whatever it is made of', () => {
  const began = performance.now();
  for (const piece of ['[', '*', '**', '`', '[a](', '> ', '- ', '*a', '[a](/b)', '\\', '**a*'])
    blocksOf(piece.repeat(Math.floor(30_000 / piece.length)));
  expect(performance.now() - began).toBeLessThan(3_000);
});
