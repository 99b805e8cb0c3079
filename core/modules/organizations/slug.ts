// Short names for addresses, made of names in any of our scripts.

/** Letters that decomposition does not turn into Latin ones. Cyrillic by passport rules (ICAO 9303), Thai by RTGS, Arabic by its usual Latin letters. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'đd øo łl ßss æae œoe ıi',
    'аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъie ыy ь эe юiu яia іi їi єie ґg',
    'กk ขkh ฃkh คkh ฅkh ฆkh งng จch ฉch ชch ซs ฌch ญy ฎd ฏt ฐth ฑth ฒth ณn ดd ตt ถth ทth ธth นn บb ปp ผph ฝf พph ฟf ภph มm ยy รr ลl วw ศs ษs สs หh ฬl อo ฮh',
    'ะa ัa าa ำam ิi ีi ึue ืue ุu ูu เe แae โo ใai ไai ฤrue ๅa ็ ่ ้ ๊ ๋ ์ ๆ ฯ',
    'اa أa إi آa ءa ؤw ئy بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وw يy ىa ةa',
    '٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ๐0 ๑1 ๒2 ๓3 ๔4 ๕5 ๖6 ๗7 ๘8 ๙9',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** Small letters, digits and single hyphens, at most `longest` of them; `instead` where nothing of the name can be said so. */
export function slugOf(name: string, longest: number, instead: string): string {
  const spelled = Array.from(name.normalize('NFC').toLowerCase(), (letter) => latin[letter] ?? letter).join('');
  const slug = spelled
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return slug.length >= 2 ? slug : instead;
}

/** Names of hosts and paths that are ours, or that people would take for ours. */
const reserved = new Set(
  'admin api app assets auth autoconfig autodiscover billing blog cdn dashboard dev docs ftp help imap internal localhost login mail media mx ns ns1 ns2 pay platform pop root security shop smtp staff static status store support system tessera test webmail well-known www'.split(
    ' ',
  ),
);
export const isReserved = (slug: string): boolean => reserved.has(slug) || slug.startsWith('xn--');

/** The name itself, then numbered ones, all within `longest`. */
export function* numbered(slug: string, longest: number): Generator<string> {
  yield slug;
  for (let number = 2; ; number += 1) yield `${slug.slice(0, longest - String(number).length - 1).replace(/-+$/, '')}-${number}`;
}
