// Pages, policies and menus over HTTP: for those who write them and for whoever comes to the shop.
import * as contract from '#contracts/content.ts';
import {
  anybodyIn,
  type Channel,
  channelAt,
  channelSelling,
  forgetOrganization,
  inLocale,
  localeIn,
  shopOf,
  siteOf,
  staffActor,
} from '#modules/organizations/index.ts';
import { type Actor, buyerOf, inTx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { cached } from '#platform/http/cache.ts';
import { type Call, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { ContentError } from './content.errors.ts';
import { agreedOf, menusOf, orderIsThere, pageById, type PageRow, pagesOf } from './content.sql.ts';
import { dropPolicies } from './policies.ts';
import { putMenu } from './put-menu.ts';
import { showContent, showPage } from './show-content.ts';
import { createPage, deletePage, putPage, type Writer, type Writing } from './write-page.ts';

const card = (row: Omit<PageRow, 'body'>, channel: Channel) => ({
  id: publicId('contentPage', row.id),
  slug: row.slug,
  role: row.role,
  status: row.status,
  title: row.title,
  seoTitle: row.seo_title,
  seoDescription: row.seo_description,
  required: row.required,
  version: row.version,
  edition: row.edition,
  formerSlugs: row.former,
  updatedAt: row.updated_at.toISOString(),
  url: row.status === 'published' ? `${siteOf(channel)}/${channel.default_locale}/pages/${row.slug}` : null,
});
const shown = (row: PageRow, channel: Channel) => ({ ...card(row, channel), body: row.body });

async function writerOf(call: Call): Promise<Writer> {
  const { orgId } = staffActor(call);
  return { orgId, channel: await channelSelling(orgId) };
}

/** The shop shows it within a moment, and nobody agrees to what no longer stands there. */
async function forget(orgId: string): Promise<void> {
  dropPolicies();
  await forgetOrganization(orgId);
}

const places = ['header', 'footer'] as const;

const pageRoutes = [
  route(contract.listOwnPages, async (call) => {
    const { orgId, channel } = await writerOf(call);
    const rows = await inTx(staffActor(call), (tx) => tx.rows(pagesOf, [orgId]));
    const others = channel.locales.filter((locale) => locale !== channel.default_locale);
    return { items: rows.map((row) => card(row, channel)), locales: [channel.default_locale, ...others] };
  }),
  route(contract.getOwnPage, async (call) => {
    const { orgId, channel } = await writerOf(call);
    const row = await inTx(staffActor(call), (tx) => tx.row(pageById, [orgId, privateId('contentPage', call.params.id)]));
    if (!row) throw ContentError('PAGE_NOT_FOUND');
    return shown(row, channel);
  }),
  route(contract.createPage, async (call) => {
    const writer = await writerOf(call);
    const input = call.body as Writing & typeof call.body;
    const answer = await inTx(staffActor(call), (tx) =>
      once(tx, keyOf(call, writer.orgId, 'staff'), 201, async () => shown(await createPage(tx, writer, input), writer.channel)),
    );
    await forget(writer.orgId);
    return answer;
  }),
  route(contract.putPage, async (call) => {
    const writer = await writerOf(call);
    const input = { ...(call.body as Writing & typeof call.body), id: privateId('contentPage', call.params.id) };
    const row = await inTx(staffActor(call), (tx) => putPage(tx, writer, input));
    await forget(writer.orgId);
    return shown(row, writer.channel);
  }),
  route(contract.deletePage, async (call) => {
    const actor = staffActor(call);
    await inTx(actor, (tx) => deletePage(tx, actor.orgId, privateId('contentPage', call.params.id)));
    await forget(actor.orgId);
  }),
];

/** What an order that the actor may see agreed to. @throws Refusal NOT_FOUND */
async function agreedTo(actor: Actor, orgId: Uuid, orderId: string) {
  const key = [orgId, privateId('order', orderId)];
  const [order, rows] = await inTx(actor, (tx) => Promise.all([tx.row(orderIsThere, [...key, ...buyerOf(actor)]), tx.rows(agreedOf, key)]));
  if (!order) throw PlatformError('NOT_FOUND');
  return rows.map(({ page_id: id, role, edition, title, body, at }) => ({
    id: publicId('contentPage', id),
    ...{ role, edition, title, body },
    agreedAt: at.toISOString(),
  }));
}

const policyRoutes = [
  route(contract.listOrderPolicies, async (call) => {
    const actor = staffActor(call);
    return { items: await agreedTo(actor, actor.orgId, call.params.id) };
  }),
  route(contract.listAgreedPolicies, async (call) => {
    const { channel, actor } = await shopOf(call);
    const say = (text: Record<string, string>): string =>
      inLocale(text, call.query.locale ?? channel.default_locale, channel.default_locale);
    const items = await agreedTo(actor, channel.org_id, call.params.id);
    return { items: items.map((item) => ({ ...item, title: say(item.title), body: say(item.body) })) };
  }),
];

const menuRoutes = [
  route(contract.listMenus, async (call) => {
    const actor = staffActor(call);
    const rows = await inTx(actor, (tx) => tx.rows(menusOf, [actor.orgId]));
    const at = (place: (typeof places)[number]) => rows.find((row) => row.place === place);
    return { items: places.map((place) => ({ place, items: at(place)?.items ?? null, version: at(place)?.version ?? 0 })) };
  }),
  route(contract.putMenu, async (call) => {
    const actor = staffActor(call);
    const { place } = call.params;
    const input = { place, items: call.body.items as never, version: call.body.version };
    const menu = await inTx(actor, (tx) => putMenu(tx, actor.orgId, input));
    await forget(actor.orgId);
    return { place, ...menu };
  }),
];

export const contentRoutes = [
  ...pageRoutes,
  ...policyRoutes,
  ...menuRoutes,
  route(contract.getContent, async (call) => {
    const channel = await channelAt(call.host);
    const locale = localeIn(channel, call.query.locale);
    return cached(channel.id, `content ${locale}`, () => inTx(anybodyIn(channel, call), (tx) => showContent(tx, channel, locale)));
  }),
  route(contract.getPage, async (call) => {
    const channel = await channelAt(call.host);
    const asked = { slug: call.params.slug, locale: localeIn(channel, call.query.locale) };
    return cached(channel.id, `page ${asked.locale} ${asked.slug}`, () =>
      inTx(anybodyIn(channel, call), (tx) => showPage(tx, channel, asked)),
    );
  }),
];
