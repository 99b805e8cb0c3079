// Which business answers at the main address, and who may log in to try it.
import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { Preset } from '#presets/preset.ts';
import { at } from '../lib/paths.ts';
import { loadPreset } from '../stack/database.ts';
import type { DatabaseUrls } from '../stack/urls.ts';
import { visitShop } from './visit.ts';

export interface Account {
  email: string;
  password: string;
  role: string;
}

export interface ChosenPreset {
  name: string;
  /** True when it was loaded by this start. */
  loaded: boolean;
  accounts: Account[];
}

const defaultPreset = 'vestify';

/** The presets this checkout holds. */
const presetNames = (): string[] =>
  readdirSync(at('presets'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(at('presets', entry.name, 'index.ts')))
    .map(({ name }) => name);

/** The preset asked for, else the default, else the one that is there; loaded when the database doesn't hold it. */
export async function choosePreset(asked: string | undefined, urls: DatabaseUrls, env: Record<string, string>): Promise<ChosenPreset> {
  if (asked !== undefined && !presetNames().includes(asked)) {
    throw new Error(`There is no preset "${asked}" here. There is: ${presetNames().join(', ')}.`);
  }
  const present = await presetsIn(urls.admin);
  const name = asked ?? (present.length === 0 || present.includes(defaultPreset) ? defaultPreset : (present[0] ?? defaultPreset));
  const loaded = !present.includes(name);
  if (loaded) await loadPreset(name, urls, env);
  return { name, loaded, accounts: await accountsOf(name) };
}

async function presetsIn(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ preset: string }>('select preset from channels order by id');
    return rows.map(({ preset }) => preset);
  } finally {
    await client.end();
  }
}

/** A preset as its folder says it. */
async function readPreset(name: string): Promise<Preset | undefined> {
  const file = at('presets', name, 'index.ts');
  if (!existsSync(file)) return undefined;
  return ((await import(pathToFileURL(file).href)) as { preset?: Preset }).preset;
}

/** The demo accounts a preset brings: its staff, those who sell in it, those who buy. */
async function accountsOf(name: string): Promise<Account[]> {
  const preset = await readPreset(name);
  return [
    ...(preset?.users ?? []),
    ...[...(preset?.sellers ?? []), ...(preset?.brands ?? []), ...(preset?.stores ?? [])].flatMap((seller) =>
      seller.users.map((user) => ({ ...user, role: `${user.role} of ${seller.name}` })),
    ),
    ...(preset?.buyers ?? []).map((buyer) => ({ ...buyer, role: 'buyer' })),
  ];
}

/** Places the orders a preset begins with, once it is loaded and its shop answers at an address; says how that went. */
export async function firstVisits({ name, loaded }: ChosenPreset, apiUrl: string): Promise<string | undefined> {
  const preset = loaded ? await readPreset(name) : undefined;
  const count = preset?.visits?.length ?? 0;
  if (!preset || count === 0) return undefined;
  const failed = await visitShop(apiUrl, preset);
  return [`${count - failed.length} placed`, ...failed].join('; ');
}
