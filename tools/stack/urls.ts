// The four addresses under which the programs reach one database.
import type { Secrets } from './secrets.ts';

export interface DatabaseUrls {
  admin: string;
  app: string;
  system: string;
  jobs: string;
}

/** The other logins' addresses, from the administrator's. */
export function urlsFrom(admin: string, secrets: Pick<Secrets, 'app' | 'system' | 'jobs'>): DatabaseUrls {
  const as = (login: 'app' | 'system' | 'jobs'): string => {
    const url = new URL(admin);
    url.username = `tessera_${login}`;
    url.password = encodeURIComponent(secrets[login]);
    return url.href;
  };
  return { admin, app: as('app'), system: as('system'), jobs: as('jobs') };
}

/** The same address with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** The names under which core/platform/config reads the addresses. */
export const databaseEnv = (urls: DatabaseUrls): Record<string, string> => ({
  DATABASE_ADMIN_URL: urls.admin,
  DATABASE_APP_URL: urls.app,
  DATABASE_SYSTEM_URL: urls.system,
  DATABASE_JOBS_URL: urls.jobs,
});
