// Writes a menu anew, or goes back to the one the shop has by itself.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { privateId } from '#platform/ids/index.ts';
import { ContentError } from './content.errors.ts';
import { ContentChanged } from './content.events.ts';
import { dropMenu, type MenuEntry, type MenuLeaf, type MenuRow, menusOf, pagesOf, writeMenu } from './content.sql.ts';

const pagesIn = (items: readonly MenuEntry[]): string[] =>
  items.flatMap((entry): readonly MenuLeaf[] => [entry, ...entry.items]).flatMap(({ link }) => (link.type === 'page' ? [link.pageId] : []));

/** @throws Refusal PAGE_NOT_FOUND, MENU_CHANGED */
export async function putMenu(
  tx: Tx,
  orgId: Uuid,
  input: { place: MenuRow['place']; items: MenuEntry[] | null; version: number },
): Promise<Pick<MenuRow, 'version'> & { items: MenuEntry[] | null }> {
  const { place, items, version } = input;
  const before = (await tx.rows(menusOf, [orgId])).find((menu) => menu.place === place);
  const known = new Set((await tx.rows(pagesOf, [orgId])).map(({ id }) => id));
  if (items && pagesIn(items).some((id) => !known.has(privateId('contentPage', id)))) throw ContentError('PAGE_NOT_FOUND');
  const done = items
    ? await tx.row(writeMenu, [orgId, place, JSON.stringify(items), tx.now, version])
    : before && (await tx.row(dropMenu, [orgId, place, version]));
  if (!done && (items || before)) throw ContentError('MENU_CHANGED');
  const told = (menu: readonly MenuEntry[] | null | undefined) =>
    menu ? menu.map(({ label, items: below }) => ({ label, items: below.length })) : null;
  await record(tx, {
    orgId,
    action: 'menu.changed',
    subject: { type: 'menu', id: place },
    before: told(before?.items),
    after: told(items),
  });
  tx.emit(ContentChanged, { orgId, aggregateId: orgId, payload: { what: 'menu' } });
  return { items, version: done && 'version' in done ? done.version : 0 };
}
