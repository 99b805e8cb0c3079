// The parts that modules hand over: each tells and erases what is its own.
import type { PrivacyPart } from '#platform/privacy.ts';

let parts: readonly PrivacyPart[] = [];

/** Hands over the parts, in the order in which they are told and erased; the account itself comes last. */
export function usePrivacyParts(given: readonly PrivacyPart[]): void {
  parts = given;
}

export const privacyParts = (): readonly PrivacyPart[] => parts;
