// The settings of the server: one schema, parsed once; the program refuses to start on a bad one and says which, why and an example.
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { faultOfKeys } from '../vault/ring.ts';

const url = (example: string) => z.string().regex(/^postgres(ql)?:\/\//, `must be a PostgreSQL address, for example ${example}`);
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const port = z.coerce.number().int().min(0).max(65535);

const perMinute = z.number().int().min(0).max(1_000_000_000);
const RateLimits = z.strictObject({
  address: perMinute.default(12_000),
  user: perMinute.default(6_000),
  key: perMinute.default(600),
  read: perMinute.default(6_000),
  write: perMinute.default(1_200),
  auth: perMinute.default(60),
  code: perMinute.default(20),
  export: perMinute.default(20),
});
const noLimits = { address: 0, user: 0, key: 0, read: 0, write: 0, auth: 0, code: 0, export: 0 };
/** `0` for none, or JSON such as {"auth":30,"export":0}; what it does not name keeps its number. */
const rateLimits = z
  .string()
  .default('{}')
  .transform((text, context) => {
    if (text.trim() === '0') return noLimits;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = text;
    }
    const parsed = RateLimits.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    context.addIssue({
      code: 'custom',
      message: `${issue?.path.join('.') ?? ''} ${issue?.message}; for example {"auth":30,"write":600}, or 0 for no limits`,
    });
    return z.NEVER;
  });

const Settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  DATABASE_APP_URL: url('postgres://tessera_app:secret@localhost/tessera'),
  DATABASE_SYSTEM_URL: url('postgres://tessera_system:secret@localhost/tessera'),
  DATABASE_JOBS_URL: url('postgres://tessera_jobs:secret@localhost/tessera'),
  /** Connections of the request pool; 8 to 16 on two cores (see docs/decisions). */
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(12),
  /** Address that people see; links in mails and payment returns start with it. */
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  /** Where the web program answers, for dropping its caches; empty when there is none. */
  WEB_URL: z.union([z.url(), z.literal('')]).default(''),
  /** Where this program's API answers other programs on the machine; made from HOST and PORT when empty. */
  API_URL: z.union([z.url(), z.literal('')]).default(''),
  APP_SECRET: z.string().min(16, 'must have 16 characters or more'),
  /** Keys that seal personal data, `id:base64` of 32 bytes each, by commas: the first seals, all open. One made from APP_SECRET when empty. */
  DATA_KEYS: z
    .string()
    .default('')
    .superRefine((value, context) => {
      const fault = value && faultOfKeys(value);
      if (fault) context.addIssue({ code: 'custom', message: fault });
    }),
  /** 32 bytes as base64: what personal data is found by and the audit trail is proved with. Never changes; made from APP_SECRET when empty. */
  LOOKUP_KEY: z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9+/_-]{43}=?$/, 'must be 32 bytes as base64')]).default(''),
  /** Days that entries of the audit trail are kept at most, and where an organization says nothing. */
  AUDIT_DAYS: z.coerce.number().int().min(30).max(3650).default(400),
  /** Years that tax law wants orders and their journals kept with who bought. */
  TAX_YEARS: z.coerce.number().int().min(1).max(30).default(10),
  /** Days between somebody's wish to be forgotten and its being done, in which it can be called off. */
  ERASURE_DAYS: z.coerce.number().int().min(0).max(30).default(7),
  /** Preset whose channel answers at host names that no channel claims. */
  DEFAULT_CHANNEL: z.string().default('vestify'),
  /** Resolvers that prove host names of shops, for example `9.9.9.9,1.1.1.1:53`; the machine's own when empty. */
  DNS_SERVERS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    )
    .refine(
      (list) => list.every((each) => /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])(:\d{1,5})?$/i.test(each)),
      'must be addresses, for example 9.9.9.9,1.1.1.1:53',
    ),
  MEDIA_DIR: z.string().default('.data/media'),
  /** Where files lie that nobody may have by their address alone; `private` beside MEDIA_DIR when empty. */
  PRIVATE_DIR: z.string().default(''),
  /** Where the ends of the audit trail are written outside of the database; `witness` in PRIVATE_DIR when empty. */
  WITNESS_DIR: z.string().default(''),
  /** Where ffmpeg and ffprobe are, when not among the programs of the machine. */
  FFMPEG_DIR: z.string().default(''),
  /** `mailbox` keeps messages for the development page; smtp://user:pass@host:port sends them. */
  MAIL: z.union([z.literal('mailbox'), z.string().regex(/^smtps?:\/\//)]).default('mailbox'),
  MAIL_FROM: z.string().default('Tessera <shop@tessera.test>'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Minutes without a request after which the session of a member who acts for an organization ends. */
  STAFF_IDLE_MINUTES: z.coerce.number().int().min(5).max(43_200).default(60),
  /** Development pages: the mailbox and the switches of the test payment provider. */
  DEV_PAGES: flag,
  /** Programs in front of us, by address, whose `X-Forwarded-*` we believe. */
  TRUSTED_PROXIES: z.string().default('loopback'),
  /** Requests a minute: `address`, `user` and `key` (an API key without its own number) for all they do, the others for their class; 0 is off. */
  RATE_LIMITS: rateLimits,
  /** Where processes count together, for example redis://:password@host:6379; each counts for itself when empty. */
  REDIS_URL: z
    .union([z.string().regex(/^rediss?:\/\//, 'must be a Redis address, for example redis://localhost:6379'), z.literal('')])
    .default(''),
  /** The check that tells people from programs at sign-up, one-time codes and placing orders. */
  CAPTCHA: z.enum(['', 'turnstile', 'recaptcha']).default(''),
  CAPTCHA_SITE_KEY: z.string().default(''),
  CAPTCHA_SECRET: z.string().default(''),
  /** Where tokens are verified, when not at the provider's own address. */
  CAPTCHA_VERIFY_URL: z.union([z.url(), z.literal('')]).default(''),
  /** reCAPTCHA v3: 0 to 1; below it is a program. */
  CAPTCHA_LEAST_SCORE: z.coerce.number().min(0).max(1).default(0.5),
  /** `closed` refuses while the provider is away, `open` lets everybody through. */
  CAPTCHA_WHEN_AWAY: z.enum(['closed', 'open']).default('closed'),
  /** Whether a one-time code that was asked for with an unknown address opens an account there. */
  SIGN_UP_BY_CODE: z
    .enum(['0', '1'])
    .default('1')
    .transform((value) => value === '1'),
  /** Roles that may do nothing for their organization before they showed a second factor, for example owner,manager. */
  SECOND_FACTOR_ROLES: z
    .string()
    .regex(/^([a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*)?$/, 'must be roles separated by commas, for example owner,manager')
    .default('')
    .transform((value) => new Set(value.split(',').filter(Boolean))),
  /** Bearer token of whoever reads /metrics; without one only programs on this machine do. */
  METRICS_TOKEN: z.union([z.string().min(16, 'must have 16 characters or more'), z.literal('')]).default(''),
  /** Where traces are sent, by OTLP over HTTP; nothing is traced when empty. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.union([z.url(), z.literal('')]).default(''),
  /** Where errors of ours are told, as a DSN of Sentry's; nobody is told when empty. */
  ERROR_TRACKER_DSN: z
    .union([
      z.string().regex(/^https?:\/\/[^@/]+@[^/]+(\/[^/]+)*\/\d+$/, 'must be a DSN, for example https://key@errors.example/4'),
      z.literal(''),
    ])
    .default(''),
  /** Version that runs, for error reports. */
  RELEASE: z.string().max(200).default(''),
  OTEL_SERVICE_NAME: z.string().default('tessera'),
  /** Only under NODE_ENV=test: `point:action` pairs, see core/platform/failpoint. */
  FAILPOINTS: z.string().default(''),
  /** Seconds a process may keep working on what it claimed before another takes it over. */
  LEASE_SECONDS: z.coerce.number().min(0.2).max(300).default(15),
  /** Milliseconds between looks for work that no notification announced. */
  POLL_MS: z.coerce.number().int().min(20).max(60_000).default(2_000),
});

/** A check without its keys would let nobody through, or everybody. */
const needsKeys = (settings: z.infer<typeof Settings>): boolean =>
  settings.CAPTCHA === '' || (settings.CAPTCHA_SITE_KEY !== '' && settings.CAPTCHA_SECRET !== '');

export type Config = z.infer<typeof Settings>;

let current: Config | undefined;
let given: Record<string, string | undefined> = process.env;

const refusal = (error: z.ZodError): Error =>
  new Error(`Settings are missing or wrong:\n${error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}`);

/** Parses the environment once; throws one readable error that names every bad setting. */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = Settings.refine(needsKeys, {
    path: ['CAPTCHA'],
    message: 'needs CAPTCHA_SITE_KEY and CAPTCHA_SECRET, as the provider gave them',
  }).safeParse(environment);
  if (!parsed.success) throw refusal(parsed.error);
  current = parsed.data;
  given = environment;
  return current;
}

/** The settings of an adapter, by a schema of its own. @throws Error that names every bad one */
export function settingsOf<S extends z.ZodType>(schema: S): z.output<S> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw refusal(parsed.error);
  return parsed.data;
}

/** Address of our own API, for the built-in test provider's webhooks. */
export const apiUrl = (): string => config().API_URL || `http://${config().HOST}:${config().PORT}`;

/** The folder of private files. */
export const privateDir = (): string => config().PRIVATE_DIR || join(dirname(resolve(config().MEDIA_DIR)), 'private');

/** The folder in which the audit trail has its witness. */
export const witnessDir = (): string => config().WITNESS_DIR || join(privateDir(), 'witness');

/** The settings in force. */
export function config(): Config {
  return current ?? loadConfig();
}
