// The contract every search passes, as tests: what it finds is what a plain look through the shelf finds, in the order asked for, counted alike.
import { expect, test } from 'vitest';
import { type Answer, type Meant, openQuestion, type Question, type Shelf } from './search.ts';

/** A product of the shelf as it is. */
export interface OnShelf {
  id: string;
  title: string;
  price: number;
  newest: number;
  position: number;
  inStock: boolean;
  reduced: boolean;
  facets: readonly string[];
}

export interface SearchUnderTest {
  shelf: Shelf;
  /** Another currency of the channel, and what it shows. */
  other: { shelf: Shelf; products: readonly OnShelf[] };
  /** More than three, with categories and more than one value of some option. */
  products: readonly OnShelf[];
  find(question: Question): Promise<Answer>;
  nearest(shelf: Shelf, words: string): Promise<Meant[]>;
}

const asked = (shelf: Shelf, more: Partial<Question> = {}): Question => ({
  ...openQuestion({ shelf, locale: 'en', limit: 200 }),
  counts: true,
  ...more,
});

const ids = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id).toSorted();
const split = (facet: string): [string, string] => [facet.slice(0, facet.indexOf(':')), facet.slice(facet.indexOf(':') + 1)];

/** Of each facet how many products have it. */
function tally(products: readonly OnShelf[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const facet of products.flatMap(({ facets }) => facets)) counts[facet] = (counts[facet] ?? 0) + 1;
  return counts;
}
const told = ({ counts }: Answer): Record<string, number> =>
  Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ code, value, count }) => [`${code}:${value}`, count]));

/** Values of an option that products of a shelf have. */
const valuesOf = (products: readonly OnShelf[], code: string): string[] =>
  [
    ...new Set(products.flatMap(({ facets }) => facets.filter((facet) => facet.startsWith(`${code}:`)).map((facet) => split(facet)[1]))),
  ].toSorted();

/** Registers the tests of the contract. */
export function searchContract(name: string, under: () => SearchUnderTest): void {
  const ask: Ask = (more = {}) => under().find(asked(under().shelf, more));
  narrowing(name, under, ask);
  ordering(name, under, ask);
}

type Ask = (more?: Partial<Question>) => Promise<Answer>;

function narrowing(name: string, under: () => SearchUnderTest, ask: Ask): void {
  const where = (holds: (product: OnShelf) => boolean): string[] => ids(under().products.filter(holds));

  test(`COR-24 ${name}: all of a shelf, with its total and how many there are of each facet; another currency is another shelf`, async () => {
    const { products, other } = under();
    const answer = await ask();
    expect(ids(answer.items)).toEqual(ids(products));
    expect(answer).toMatchObject({ total: products.length, more: false });
    expect(told(answer)).toEqual(tally(products));
    const elsewhere = await under().find(asked(other.shelf));
    expect(ids(elsewhere.items)).toEqual(ids(other.products));
    const nowhere = await under().find(asked({ ...other.shelf, channelId: '00000000-0000-7000-8000-00000000000f' }));
    expect(nowhere.items).toEqual([]);
  });

  test(`COR-24 ${name}: category, stock, reductions and prices narrow, alone and together`, async () => {
    const { products } = under();
    const [category = ''] = valuesOf(products, 'category');
    expect(ids((await ask({ category })).items)).toEqual(where(({ facets }) => facets.includes(`category:${category}`)));
    expect(ids((await ask({ inStock: true })).items)).toEqual(where(({ inStock }) => inStock));
    expect(ids((await ask({ reduced: true })).items)).toEqual(where(({ reduced }) => reduced));
    const prices = products.map(({ price }) => price).toSorted((one, two) => one - two);
    const [least, most] = [prices[1] ?? 0, prices.at(-2) ?? 0];
    expect(ids((await ask({ least, most })).items)).toEqual(where(({ price }) => price >= least && price <= most));
    const all = await ask({ least, most, inStock: true, category });
    const expected = where(
      ({ price, inStock, facets }) => price >= least && price <= most && inStock && facets.includes(`category:${category}`),
    );
    expect([ids(all.items), all.total]).toEqual([expected, expected.length]);
    expect((await ask({ category: `${category}" OR "1" = "1` })).items).toEqual([]);
  });

  test(`COR-24 ${name}: what is chosen of an option narrows the others and never its own counts`, async () => {
    const { products } = under();
    const whole = tally(products);
    const of = (code: string, counts: Record<string, number>) => Object.entries(counts).filter(([facet]) => facet.startsWith(`${code}:`));
    const having = (facet: string): OnShelf[] => products.filter(({ facets }) => facets.includes(facet));
    // One whose choice would change its own counts.
    const chosen = ['size', 'colour']
      .flatMap((code) => valuesOf(products, code).map((value) => ({ code, value, facet: `${code}:${value}` })))
      .find(({ code, facet }) => of(code, tally(having(facet))).length < of(code, whole).length);
    if (!chosen) throw new Error('no option of the shelf tells products apart');
    const narrowed = tally(having(chosen.facet));
    const others = Object.entries(narrowed).filter(([facet]) => !facet.startsWith(`${chosen.code}:`));
    const answer = await ask({ options: { [chosen.code]: [chosen.value] } });
    expect([ids(answer.items), answer.total]).toEqual([ids(having(chosen.facet)), having(chosen.facet).length]);
    expect(told(answer)).toEqual(Object.fromEntries([...of(chosen.code, whole), ...others]));
    const kinds = await ask({ facets: { kind: ['nothing of the kind'] } });
    expect([kinds.items, kinds.total]).toEqual([[], 0]);
  });
}

function ordering(name: string, under: () => SearchUnderTest, ask: Ask): void {
  test(`COR-24 ${name}: each order is kept over pages, which together are the shelf`, async () => {
    const keys: Record<Question['sort'], (product: OnShelf) => number | string> = {
      featured: ({ position }) => position,
      newest: ({ newest }) => newest,
      price: ({ price }) => price,
      '-price': ({ price }) => -price,
      title: ({ title }) => title.toLowerCase(),
    };
    const { products } = under();
    for (const [sort, key] of Object.entries(keys) as [Question['sort'], (typeof keys)['title']][]) {
      const found: string[] = [];
      let after: Question['after'] = null;
      for (let more = true; more;) {
        const page: Answer = await ask({ sort, after, limit: Math.ceil(products.length / 3) });
        found.push(...page.items.map(({ id }) => id));
        after = page.items.at(-1) ?? null;
        ({ more } = page);
        expect(found.length).toBeLessThanOrEqual(products.length);
      }
      expect(found.toSorted(), sort).toEqual(ids(products));
      const keysFound = found.map((id) => products.find((product) => product.id === id)).map((product) => (product ? key(product) : ''));
      expect(keysFound, sort).toEqual(keysFound.toSorted((one, two) => (one < two ? -1 : one > two ? 1 : 0)));
    }
  });

  test(`COR-24 ${name}: words, their beginnings, another case and a slip of the finger lead to a title; nonsense and signs lead nowhere`, async () => {
    const [product] = under().products;
    if (!product) throw new Error('the shelf is empty');
    const longest = product.title.split(/[^\p{L}]+/u).toSorted((one, two) => two.length - one.length)[0] ?? '';
    for (const words of [product.title, product.title.toUpperCase(), longest, longest.slice(0, -2)])
      expect(ids((await ask({ words })).items), words).toContain(product.id);
    expect((await ask({ words: product.title })).items[0]?.id).toBe(product.id);
    const slip = `${longest.slice(0, 2)}${longest[3]}${longest[2]}${longest.slice(4)}`;
    const direct = await ask({ words: slip });
    const [meant] = direct.total > 0 ? [] : await under().nearest(under().shelf, slip);
    expect(ids((meant ? await ask({ words: meant.meant }) : direct).items), slip).toContain(product.id);
    for (const words of ['xqzwvkjh', '"; drop', "' | !xqzwv", 'facets = "x"']) expect((await ask({ words })).items, words).toEqual([]);
  });

  test(`COR-24 ${name}: a few without counts are the first of the page`, async () => {
    const few = await ask({ counts: false, limit: 2 });
    expect(few.items.map(({ id }) => id)).toEqual((await ask({ limit: 2 })).items.map(({ id }) => id));
    expect(few).toMatchObject({ counts: [], more: true });
  });
}
