// What a shop says around its products, as a buyer reads it in one language.
import type { z } from 'zod';
import type * as contract from '#contracts/content.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId } from '#platform/ids/index.ts';
import { ContentError } from './content.errors.ts';
import { type MenuEntry, type MenuLeaf, menusOf, pageBySlug, type PolicyRow, publishedPages } from './content.sql.ts';

type Shown = z.input<typeof contract.getContent.response & {}>;

const paths = { category: '/c/', product: '/p/', seller: '/merchants/' } as const;

/** Where a link leads; undefined where it leads to a page that is not in the shop. */
function hrefOf({ link }: MenuLeaf, pages: ReadonlyMap<string, PolicyRow>): string | null | undefined {
  if (link.type === 'none') return null;
  if (link.type === 'url') return link.url;
  if (link.type !== 'page') return paths[link.type] + link.slug;
  const page = pages.get(link.pageId);
  return page && `/pages/${page.slug}`;
}

export async function showContent(tx: Tx, channel: Channel, locale: string): Promise<Shown> {
  const [menus, published] = await Promise.all([tx.rows(menusOf, [channel.org_id]), tx.rows(publishedPages, [channel.org_id])]);
  const say = (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
  const pages = new Map(published.map((page) => [publicId('contentPage', page.id), page]));
  const links = <Leaf extends MenuLeaf, More extends object>(leaves: readonly Leaf[], more: (leaf: Leaf) => More) =>
    leaves.flatMap((leaf) => {
      const href = hrefOf(leaf, pages);
      return href === undefined ? [] : [{ label: say(leaf.label), href, ...more(leaf) }];
    });
  const menuAt = (place: 'header' | 'footer') => {
    const menu = menus.find((each) => each.place === place);
    return menu ? links<MenuEntry, { items: ReturnType<typeof below> }>(menu.items, ({ items }) => ({ items: below(items) })) : null;
  };
  const below = (items: readonly MenuLeaf[]) => links(items, () => ({}));
  return {
    header: menuAt('header'),
    footer: menuAt('footer'),
    policies: published.flatMap(({ id, role, slug, title, edition, required }) =>
      role ? [{ id: publicId('contentPage', id), role, slug, title: say(title), edition, required }] : [],
    ),
    pages: published.map(({ slug, updated_at: at }) => ({ slug, updatedAt: at.toISOString() })),
  };
}

/** @throws Refusal PAGE_NOT_FOUND */
export async function showPage(
  tx: Tx,
  channel: Channel,
  asked: { slug: string; locale: string },
): Promise<z.input<typeof contract.getPage.response & {}>> {
  const row = await tx.row(pageBySlug, [channel.org_id, asked.slug]);
  if (!row) throw ContentError('PAGE_NOT_FOUND');
  const say = (text: Record<string, string>): string => inLocale(text, asked.locale, channel.default_locale);
  return {
    slug: row.slug,
    role: row.role,
    title: say(row.title),
    body: say(row.body),
    locale: row.body[asked.locale] ? asked.locale : channel.default_locale,
    seoTitle: say(row.seo_title) || say(row.title),
    seoDescription: say(row.seo_description),
    updatedAt: row.updated_at.toISOString(),
  };
}
