// What sort of device a browser says it runs on, in the words of its makers. A help to recognize a session by, nothing to decide by.

const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bLine\//, 'LINE'],
  [/\bFBA[NV]/, 'Facebook'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** For example `Firefox · Android`; the first word of what else calls itself something; empty for nothing. */
export function deviceOf(userAgent: string): string {
  const of = (list: [RegExp, string][]): string | undefined => list.find(([shape]) => shape.test(userAgent))?.[1];
  const found = [of(browsers), of(systems)].filter(Boolean);
  return found.length > 0 ? found.join(' · ') : (/^[\w.-]{1,40}/.exec(userAgent)?.[0] ?? '');
}
