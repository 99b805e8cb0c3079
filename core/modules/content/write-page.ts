// Adds pages and policies, writes them anew, and takes them away.
import { record } from '#modules/audit/index.ts';
import type { Channel } from '#modules/organizations/index.ts';
import { takeTurn, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { saidIn, type Text } from '#platform/texts.ts';
import { ContentError } from './content.errors.ts';
import { ContentChanged } from './content.events.ts';
import {
  addEdition,
  addPage,
  dropPage,
  freeFormer,
  holdPage,
  keepFormer,
  pageById,
  type PageRow,
  pagesOf,
  type Role,
  writePage,
} from './content.sql.ts';

export interface Writer {
  orgId: Uuid;
  /** The shop it stands in. */
  channel: Channel;
}

export interface Writing {
  slug: string;
  status: 'draft' | 'published';
  title: Partial<Text>;
  body: Partial<Text>;
  seoTitle: Partial<Text>;
  seoDescription: Partial<Text>;
  required: boolean;
}

const MOST_PAGES = 500;

const textsOf = (writing: Writing) =>
  [writing.title, writing.body, writing.seoTitle, writing.seoDescription].map(saidIn) as [Text, Text, Text, Text];

/** @throws Refusal PAGE_TEXT_NEEDED, ONLY_POLICIES_REQUIRED */
function check({ channel }: Writer, role: Role | null, writing: Writing): void {
  if (writing.required && !role) throw ContentError('ONLY_POLICIES_REQUIRED');
  const [title, body] = textsOf(writing);
  const locale = channel.default_locale;
  if (writing.status === 'published' && !(title[locale] && body[locale])) throw ContentError('PAGE_TEXT_NEEDED', { facts: { locale } });
  if (Object.keys(title).length === 0) throw ContentError('PAGE_TEXT_NEEDED', { facts: { locale } });
}

function refused(error: unknown): never {
  const { constraint } = error as { constraint?: string };
  if (constraint === 'content_pages_org_id_slug_key') throw ContentError('PAGE_NAME_TAKEN');
  if (constraint === 'content_pages_role') throw ContentError('POLICY_EXISTS');
  throw error;
}

async function written(tx: Tx, orgId: Uuid, id: Uuid): Promise<PageRow> {
  const row = await tx.row(pageById, [orgId, id]);
  if (!row) throw ContentError('PAGE_NOT_FOUND');
  return row;
}

/** @throws Refusal PAGE_TEXT_NEEDED, ONLY_POLICIES_REQUIRED, TOO_MANY_PAGES, PAGE_NAME_TAKEN, POLICY_EXISTS */
export async function createPage(tx: Tx, writer: Writer, input: Writing & { role: Role | null }): Promise<PageRow> {
  const { orgId } = writer;
  check(writer, input.role, input);
  takeTurn(tx, 'pages', orgId);
  if ((await tx.rows(pagesOf, [orgId])).length >= MOST_PAGES) throw ContentError('TOO_MANY_PAGES', { facts: { most: MOST_PAGES } });
  const id = newId();
  const [title, body, ...seo] = textsOf(input);
  const edition = input.role && input.status === 'published' ? 1 : 0;
  const texts = [title, body, ...seo].map((text) => JSON.stringify(text));
  await tx.rows(addPage, [orgId, id, input.slug, input.role, input.status, ...texts, input.required, edition, tx.now]).catch(refused);
  tx.send(freeFormer, [orgId, input.slug]);
  if (edition > 0) tx.send(addEdition, [orgId, id, edition, input.role, JSON.stringify(title), JSON.stringify(body), tx.now]);
  await record(tx, {
    orgId,
    action: 'page.created',
    subject: { type: 'page', id },
    after: { slug: input.slug, role: input.role, status: input.status, title },
  });
  tx.emit(ContentChanged, { orgId, aggregateId: id, payload: { what: 'page' } });
  return written(tx, orgId, id);
}

const alike = (one: Text, other: Text): boolean => Object.keys({ ...one, ...other }).every((locale) => one[locale] === other[locale]);

/** @throws Refusal PAGE_NOT_FOUND, PAGE_CHANGED, PAGE_TEXT_NEEDED, ONLY_POLICIES_REQUIRED, PAGE_NAME_TAKEN */
export async function putPage(tx: Tx, writer: Writer, input: Writing & { id: Uuid; version: number }): Promise<PageRow> {
  const { orgId } = writer;
  const before = await tx.row(holdPage, [orgId, input.id]);
  if (!before) throw ContentError('PAGE_NOT_FOUND');
  if (before.version !== input.version) throw ContentError('PAGE_CHANGED');
  check(writer, before.role, input);
  const [title, body, ...seo] = textsOf(input);
  const isNew = before.edition === 0 || !alike(before.title, title) || !alike(before.body, body);
  const edition = before.role && input.status === 'published' && isNew ? before.edition + 1 : before.edition;
  const texts = [title, body, ...seo].map((text) => JSON.stringify(text));
  await tx.rows(writePage, [orgId, input.id, input.slug, input.status, ...texts, input.required, edition, tx.now]).catch(refused);
  if (edition > before.edition)
    tx.send(addEdition, [orgId, input.id, edition, before.role, JSON.stringify(title), JSON.stringify(body), tx.now]);
  if (input.slug !== before.slug) {
    tx.send(freeFormer, [orgId, input.slug]);
    tx.send(keepFormer, [orgId, before.slug, input.id]);
  }
  // Bodies are long, and an entry is for good; what a policy said is kept as its editions.
  await record(tx, {
    orgId,
    action: 'page.changed',
    subject: { type: 'page', id: input.id },
    before: { slug: before.slug, status: before.status, title: before.title, required: before.required, edition: before.edition },
    after: { slug: input.slug, status: input.status, title, required: input.required, edition },
  });
  tx.emit(ContentChanged, { orgId, aggregateId: input.id, payload: { what: 'page' } });
  return written(tx, orgId, input.id);
}

/** What orders agreed to stays: editions don't go with the page. @throws Refusal PAGE_NOT_FOUND */
export async function deletePage(tx: Tx, orgId: Uuid, id: Uuid): Promise<void> {
  const before = await tx.row(holdPage, [orgId, id]);
  if (!before) throw ContentError('PAGE_NOT_FOUND');
  tx.send(dropPage, [orgId, id]);
  await record(tx, {
    orgId,
    action: 'page.deleted',
    subject: { type: 'page', id },
    before: { slug: before.slug, role: before.role, status: before.status, title: before.title },
  });
  tx.emit(ContentChanged, { orgId, aggregateId: id, payload: { what: 'page' } });
}
