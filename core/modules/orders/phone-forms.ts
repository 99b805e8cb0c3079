// The ways in which one phone number is written: with the code of its country or as at home.

/** Codes of countries by ISO 3166-1, as ITU-T E.164 assigns them. Where one is missing a number is found only as it was given. */
const callingCodes = new Map(
  (
    'AE971 AF93 AM374 AR54 AT43 AU61 AZ994 BD880 BE32 BG359 BH973 BN673 BR55 BT975 BY375 CA1 CH41 CL56 CN86 CO57 CY357 CZ420 DE49 DK45 DZ213 ' +
    'EE372 EG20 ES34 FI358 FR33 GB44 GE995 GR30 HK852 HR385 HU36 ID62 IE353 IL972 IN91 IQ964 IR98 IT39 JO962 JP81 KE254 KG996 KH855 KR82 KW965 ' +
    'KZ7 LA856 LB961 LK94 LT370 LV371 MA212 MD373 ME382 MK389 MM95 MN976 MO853 MV960 MX52 MY60 NG234 NL31 NO47 NP977 NZ64 OM968 PH63 PK92 PL48 ' +
    'PS970 PT351 QA974 RO40 RS381 RU7 SA966 SE46 SG65 SI386 SK421 SY963 TH66 TJ992 TL670 TM993 TN216 TR90 TW886 UA380 US1 UZ998 VN84 YE967 ZA27'
  )
    .split(' ')
    .map((each) => [each.slice(0, 2), each.slice(2)] as const),
);

/** What stands before a number at home: mostly 0, 8 in some countries, nothing in others. */
const trunks = ['0', '8', ''];

/** A number as it was typed and as it may be written otherwise in these countries, ISO 3166-1; each once. */
export function phoneForms(typed: string, countries: readonly string[]): string[] {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/[^\d+]/g, '')
    .replace(/^00/, '+');
  const codes = [...new Set(countries.flatMap((country) => callingCodes.get(country) ?? []))];
  if (plain.startsWith('+')) {
    const homes = codes.filter((code) => plain.startsWith(`+${code}`)).map((code) => plain.slice(code.length + 1));
    return [...new Set([plain, ...homes.flatMap((rest) => trunks.map((trunk) => trunk + rest))])];
  }
  const rests = trunks.filter((trunk) => plain.startsWith(trunk)).map((trunk) => plain.slice(trunk.length));
  return [...new Set([plain, ...rests.flatMap((rest) => codes.map((code) => `+${code}${rest}`))])];
}
