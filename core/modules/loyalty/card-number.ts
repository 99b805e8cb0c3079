// Numbers of cards: sixteen digits that no payment card has, nobody can guess from another, and whose last shows a slip of the pen.
import { randomInt } from 'node:crypto';

/** Digit that makes the sum right (ISO/IEC 7812-1, annex B: the Luhn formula). */
function checkDigit(digits: string): number {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((all, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return all + (value > 9 ? value - 9 : value);
    }, 0);
  return (10 - (sum % 10)) % 10;
}

/** Begins with 9, which payment cards do not. Two that are alike are refused by the table: with a million cards once in 10⁸. */
export function newCardNumber(): string {
  const digits = `9${[0, 0].map(() => String(randomInt(10_000_000)).padStart(7, '0')).join('')}`;
  return `${digits}${checkDigit(digits)}`;
}

/** The digits of a number as people write it, or undefined where it is none. */
export function readCardNumber(text: string): string | undefined {
  const digits = text.replaceAll(/[\s-]/g, '');
  return /^9\d{15}$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? digits : undefined;
}
