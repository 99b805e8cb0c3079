// What an organization says in its shop beside its products: pages, policies, menus.
import { z } from 'zod';
import { isSafeLink, linksOf } from './links.ts';
import { operation } from './operation.ts';
import { Locale } from './organizations.ts';
import { line, text, Timestamp, typeId } from './shapes.ts';

/** What a policy is of; a page like any other has none. */
export const PolicyRole = z.enum(['terms', 'privacy', 'returns', 'shipping']);
const Slug = z
  .string()
  .regex(/^[a-z0-9](-?[a-z0-9])*$/, 'must be small letters, digits and single hyphens')
  .max(80);
const Status = z.enum(['draft', 'published']);
const said = <T extends z.ZodType>(part: T) => z.partialRecord(Locale, part).default({});
const Said = z.partialRecord(Locale, z.string());
/** Text in a safe part of Markdown; HTML in it is shown as text, and links lead to the web, to mail or to the shop. */
const Markdown = text(30_000, 0).refine(
  (body) => linksOf(body).every(isSafeLink),
  'must hold no links but to the web, to mail and to this shop',
);

export const OwnPage = z
  .object({
    id: typeId('pge'),
    slug: z.string(),
    role: PolicyRole.nullable(),
    status: Status,
    title: Said,
    body: Said,
    seoTitle: Said,
    seoDescription: Said,
    /** Who orders agrees to it. */
    required: z.boolean(),
    /** To be sent back with a change, so that nobody writes over what they did not see. */
    version: z.number().int(),
    /** Of a policy, how often it changed while it stood in the shop. */
    edition: z.number().int(),
    /** Names it had before; they lead to it. */
    formerSlugs: z.array(z.string()),
    updatedAt: Timestamp,
    /** Where it is in the shop; null while it is a draft. */
    url: z.string().nullable(),
  })
  .meta({ id: 'OwnPage' });

const writing = {
  slug: Slug,
  status: Status.default('draft'),
  title: said(line(120, 0)),
  body: said(Markdown),
  seoTitle: said(line(120, 0)),
  seoDescription: said(line(300, 0)),
  required: z.boolean().default(false),
};
/** Five languages, in scripts that take up to four bytes a letter. */
const bodyLimitBytes = 640 * 1024;
const params = z.strictObject({ id: typeId('pge') });

export const listOwnPages = operation({
  id: 'listOwnPages',
  method: 'GET',
  path: '/v1/admin/pages',
  permission: 'content.read',
  tag: 'Content',
  summary: 'All pages and policies of the organization, by name and without their bodies.',
  response: z.object({
    items: z.array(OwnPage.omit({ body: true })),
    /** Of the shop: those it speaks, the first is the one it falls back to. */
    locales: z.array(z.string()),
  }),
});
export const getOwnPage = operation({
  id: 'getOwnPage',
  method: 'GET',
  path: '/v1/admin/pages/:id',
  permission: 'content.read',
  tag: 'Content',
  summary: 'A page with all its languages.',
  params,
  response: OwnPage,
});
export const createPage = operation({
  id: 'createPage',
  method: 'POST',
  path: '/v1/admin/pages',
  permission: 'content.write',
  tag: 'Content',
  summary: 'Add a page, or a policy of a role that has none yet.',
  body: z.strictObject({ ...writing, role: PolicyRole.nullable().default(null) }),
  response: OwnPage,
  status: 201,
  idempotent: true,
  bodyLimitBytes,
});
export const putPage = operation({
  id: 'putPage',
  method: 'PUT',
  path: '/v1/admin/pages/:id',
  permission: 'content.write',
  tag: 'Content',
  summary: 'Write a page anew; another name leads on from the one before. A policy in the shop that says something else is a new edition.',
  params,
  body: z.strictObject({ ...writing, version: z.number().int().min(1) }),
  response: OwnPage,
  bodyLimitBytes,
});
export const deletePage = operation({
  id: 'deletePage',
  method: 'DELETE',
  path: '/v1/admin/pages/:id',
  permission: 'content.write',
  tag: 'Content',
  summary: 'Take a page away; what orders agreed to stays with them.',
  params,
  status: 204,
});

export const listOrderPolicies = operation({
  id: 'listOrderPolicies',
  method: 'GET',
  path: '/v1/admin/orders/:id/policies',
  permission: 'orders.read',
  tag: 'Content',
  summary: 'What whoever ordered agreed to, as it said then.',
  params: z.strictObject({ id: typeId('ord') }),
  response: z.object({
    items: z.array(
      z.object({ id: typeId('pge'), role: PolicyRole, edition: z.number().int(), title: Said, body: Said, agreedAt: Timestamp }),
    ),
  }),
});

export const AgreedPolicy = z
  .object({ id: typeId('pge'), role: PolicyRole, edition: z.number().int(), title: z.string(), body: z.string(), agreedAt: Timestamp })
  .meta({ id: 'AgreedPolicy' });
export const listAgreedPolicies = operation({
  id: 'listAgreedPolicies',
  method: 'GET',
  path: '/v1/orders/:id/policies',
  permission: 'buyer',
  tag: 'Orders',
  summary: 'What the caller agreed to with an order of theirs, as it said then.',
  params: z.strictObject({ id: typeId('ord') }),
  query: z.strictObject({ locale: z.string().max(10).optional() }),
  response: z.object({ items: z.array(AgreedPolicy) }),
});

const MenuPlace = z.enum(['header', 'footer']);
const Link = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('page'), pageId: typeId('pge') }),
  z.strictObject({ type: z.literal('category'), slug: z.string().regex(/^[a-z0-9-]{1,80}$/) }),
  z.strictObject({ type: z.literal('product'), slug: z.string().regex(/^[a-z0-9-]{1,120}$/) }),
  z.strictObject({ type: z.literal('seller'), slug: z.string().regex(/^[a-z0-9-]{1,80}$/) }),
  z.strictObject({
    type: z.literal('url'),
    url: z
      .string()
      .max(2000)
      .refine((url) => !url.startsWith('#') && isSafeLink(url), 'must lead to the web, to mail or to this shop'),
  }),
  /** A heading over the links below it. */
  z.strictObject({ type: z.literal('none') }),
]);
const Label = z
  .partialRecord(Locale, line(60, 0))
  .refine((label) => Object.values(label).some((words) => words !== ''), 'must be said in one language at least');
const leaf = { label: Label, link: Link };
/** Two deep by its shape, so there is no circle to fall into. */
const MenuItems = z.array(z.strictObject({ ...leaf, items: z.array(z.strictObject(leaf)).max(20).default([]) })).max(20);

const Menu = z
  .object({
    place: MenuPlace,
    /** Null where the organization made none and the shop shows its categories. */
    items: MenuItems.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Menu' });

export const listMenus = operation({
  id: 'listMenus',
  method: 'GET',
  path: '/v1/admin/menus',
  permission: 'content.read',
  tag: 'Content',
  summary: 'The menus of the shop: header and footer.',
  response: z.object({ items: z.array(Menu) }),
});
export const putMenu = operation({
  id: 'putMenu',
  method: 'PUT',
  path: '/v1/admin/menus/:place',
  permission: 'content.write',
  tag: 'Content',
  summary: 'Write a menu anew, or null to go back to the categories.',
  params: z.strictObject({ place: MenuPlace }),
  body: z.strictObject({ items: MenuItems.nullable(), version: z.number().int().min(0) }),
  response: Menu,
});

const ShownLink = z.object({ label: z.string(), href: z.string().nullable() });
export const Policy = z
  .object({ id: typeId('pge'), role: PolicyRole, slug: z.string(), title: z.string(), edition: z.number().int(), required: z.boolean() })
  .meta({ id: 'Policy' });

const reading = z.strictObject({ locale: z.string().max(8).optional() });
export const getContent = operation({
  id: 'getContent',
  method: 'GET',
  path: '/v1/content',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'Menus of the shop, its policies, and which pages there are.',
  query: reading,
  response: z
    .object({
      header: z.array(ShownLink.extend({ items: z.array(ShownLink) })).nullable(),
      footer: z.array(ShownLink.extend({ items: z.array(ShownLink) })).nullable(),
      policies: z.array(Policy),
      pages: z.array(z.object({ slug: z.string(), updatedAt: Timestamp })),
    })
    .meta({ id: 'ShopContent' }),
});
export const getPage = operation({
  id: 'getPage',
  method: 'GET',
  path: '/v1/pages/:slug',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'A page of the shop; by a name it had before, too: then its `slug` is another one.',
  params: z.strictObject({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) }),
  query: reading,
  response: z
    .object({
      slug: z.string(),
      role: PolicyRole.nullable(),
      title: z.string(),
      /** In a safe part of Markdown. */
      body: z.string(),
      /** The language the body is in; the shop falls back where a page is not translated. */
      locale: z.string(),
      seoTitle: z.string(),
      seoDescription: z.string(),
      updatedAt: Timestamp,
    })
    .meta({ id: 'Page' }),
});

export const listProductAddresses = operation({
  id: 'listProductAddresses',
  method: 'GET',
  path: '/v1/addresses',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'Names in the addresses of all products on sale, for maps of the site.',
  query: z.strictObject({
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(2_000).default(1_000),
  }),
  response: z.object({ total: z.number().int(), slugs: z.array(z.string()) }),
});
