// Reads JSON bodies strictly: valid UTF-8, bounded depth, no prototype keys; keeps the bytes as received.
import { PlatformError } from '../errors/index.ts';

const DEEPEST = 20;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (inString) {
      if (character === 0x5c) index += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return deepest;
}

const forbiddenKey = /"(?:__proto__|constructor|prototype)"\s*:|\\u005f\\u005f/i;

/** @throws Refusal MALFORMED_JSON */
export function parseJson(bytes: Buffer): { value: unknown; text: string } {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw PlatformError('MALFORMED_JSON', { facts: { reason: 'not UTF-8' } });
  }
  if (text.length === 0) return { value: undefined, text };
  if (depthOf(text) > DEEPEST) throw PlatformError('MALFORMED_JSON', { facts: { reason: `nested deeper than ${DEEPEST}` } });
  if (forbiddenKey.test(text)) throw PlatformError('MALFORMED_JSON', { facts: { reason: 'forbidden key' } });
  try {
    return { value: JSON.parse(text), text };
  } catch {
    throw PlatformError('MALFORMED_JSON');
  }
}
