// Joins class names; a later one wins over an earlier one of the same sort.
import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: { classGroups: { 'font-size': [{ text: ['xs', 'sm', 'base', 'xl', '2xl', '3xl', '4xl', '5xl', '6xl'] }] } },
});

export const cn = (...parts: ClassValue[]): string => merge(clsx(parts));
