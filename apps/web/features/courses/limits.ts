// A limit as somebody writes it: digits of any script, or nothing for none.
import { latinDigits } from '../../lib/digits.ts';

export function limitOf(text: string): number | null {
  const digits = latinDigits(text);
  return digits === '' ? null : Number(digits);
}
