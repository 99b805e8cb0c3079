// Joins class names. What a part lets its users override carries the variant `base:` (styles.css), so nothing need be merged here.
import { type ClassValue, clsx } from 'clsx';

export const cn = (...parts: ClassValue[]): string => clsx(parts);
