// Countries by ISO 3166-1, named in the reader's language.

const codes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  );

export const countryName = (country: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;

/** Codes with names, in the order of the names; all countries when none are given. */
export function countriesIn(locale: string, some: string[] = codes): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return some.map((code) => ({ code, name: names.of(code) ?? code })).toSorted((a, b) => a.name.localeCompare(b.name, locale));
}

const byZone: Record<string, string> = {
  'Asia/Bangkok': 'TH',
  'Asia/Ho_Chi_Minh': 'VN',
  'Asia/Saigon': 'VN',
  'Europe/Moscow': 'RU',
  'Asia/Dubai': 'AE',
  'Asia/Riyadh': 'SA',
  'Asia/Singapore': 'SG',
  'Europe/London': 'GB',
  'Europe/Berlin': 'DE',
};
const byLocale: Record<string, string> = { th: 'TH', vi: 'VN', ru: 'RU', ar: 'AE' };

/** Where somebody probably is: by the clock's zone, the browser's region, the page's language. */
export function likelyCountry(locale: string): string {
  const zone = byZone[Intl.DateTimeFormat().resolvedOptions().timeZone];
  const region = navigator.languages.map((tag) => new Intl.Locale(tag).region).find((code) => code && codes.includes(code));
  return zone ?? region ?? byLocale[locale] ?? 'TH';
}
