// Memory and disk in words, as people compare them. Pure.

const unitText = (value: number, unit: 'gigabyte' | 'megabyte', locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);

export const memoryText = (mib: number, locale: string): string =>
  mib < 1024 ? unitText(mib, 'megabyte', locale) : unitText(mib / 1024, 'gigabyte', locale);

export const diskText = (gib: number, locale: string): string => unitText(gib, 'gigabyte', locale);
