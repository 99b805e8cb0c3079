// Draws what was read from Markdown as elements, so that nothing in it can become markup of its own.
import { createElement, Fragment, type ReactNode } from 'react';
import { Link } from '@/i18n/navigation.ts';
import { type Block, blocksOf, type Inline } from './markdown.ts';

/** One after another, by their places: nothing here ever moves. */
const inOrder = <Item,>(items: readonly Item[], draw: (item: Item, at: number) => ReactNode): ReactNode =>
  createElement(Fragment, null, ...items.map(draw));

function Inlines({ nodes }: { nodes: readonly Inline[] }) {
  return inOrder(nodes, (node) => <InlineNode node={node} />);
}

function InlineNode({ node }: { node: Inline }) {
  if (node.type === 'text') return node.text;
  if (node.type === 'code') return <code className="rounded-sm bg-sunken px-1 py-0.5 text-[0.9em]">{node.text}</code>;
  const inside = <Inlines nodes={node.inside} />;
  if (node.type === 'strong') return <strong className="font-semibold">{inside}</strong>;
  if (node.type === 'em') return <em>{inside}</em>;
  const look = 'underline underline-offset-4 hover:decoration-2';
  if (node.href.startsWith('/'))
    return (
      <Link href={node.href} className={look}>
        {inside}
      </Link>
    );
  return (
    <a href={node.href} className={look} rel="noopener noreferrer">
      {inside}
    </a>
  );
}

const Lines = ({ lines }: { lines: readonly Inline[][] }) =>
  inOrder(lines, (line, at) => (
    <>
      {at > 0 ? <br /> : null}
      <Inlines nodes={line} />
    </>
  ));

const headings = { 2: 'mt-10 mb-3 text-2xl', 3: 'mt-8 mb-2 text-xl', 4: 'mt-6 mb-2 text-base font-medium' };

function BlockNode({ block }: { block: Block }) {
  if (block.type === 'rule') return <hr className="my-8 border-line" />;
  if (block.type === 'paragraph')
    return (
      <p className="my-4">
        <Lines lines={block.lines} />
      </p>
    );
  if (block.type === 'quote')
    return (
      <blockquote className="my-6 border-s-2 border-edge ps-4 text-soft">
        <Lines lines={block.lines} />
      </blockquote>
    );
  if (block.type === 'heading') {
    const Heading = `h${block.level}` as const;
    return (
      <Heading className={headings[block.level]}>
        <Inlines nodes={block.inside} />
      </Heading>
    );
  }
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List className={`my-4 grid gap-1.5 ps-6 ${block.ordered ? 'list-decimal' : 'list-disc'}`}>
      {inOrder(block.items, (item) => (
        <li>
          <Inlines nodes={item} />
        </li>
      ))}
    </List>
  );
}

export function Markdown({ text }: { text: string }) {
  return (
    <div className="leading-relaxed [&>*:first-child]:mt-0 [overflow-wrap:anywhere]">
      {inOrder(blocksOf(text), (block) => (
        <BlockNode block={block} />
      ))}
    </div>
  );
}
