// Patterns for LIKE of what people typed: its wildcards are letters like any other.

/** Text as it may stand in a pattern. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** A pattern that finds the text anywhere; null when there is nothing to look for. */
export const containing = (text: string | undefined): string | null => (text ? `%${literally(text)}%` : null);
