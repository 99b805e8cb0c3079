// Which browser the browser tests drive.
import { existsSync } from 'node:fs';

/** Path of a chromium, or undefined when this machine has none that we know of. */
export function findChromium(): string | undefined {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return asked;
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
}

export const howToGetChromium =
  'No browser was found, so the browser tests are SKIPPED. On Debian or Ubuntu: apt-get install chromium\n' +
  'Elsewhere set CHROMIUM_PATH to a Chrome or Chromium, then run npm test again.';
