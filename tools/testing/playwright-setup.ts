// Starts the stack the browser tests run against, and stops it after the last of them.
import { startStack } from './stack.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const stack = await startStack({ presets: ['vestify', 'snail', 'store-network'], say: console.log });
  // The workers inherit the environment; playwright.config.ts reads the address from it.
  process.env.TESSERA_E2E_URL = stack.url;
  process.env.TESSERA_E2E_API_URL = stack.apiUrl;
  process.env.TESSERA_E2E_DATABASE_URL = stack.databaseUrl;
  process.env.TESSERA_E2E_APP_SECRET = stack.appSecret;
  return stack.stop;
}
