// What an organization of a country starts with: currency (ISO 4217), usual rate of its value-added tax, time zone. All can be changed later.

export interface CountryStart {
  currency: string;
  /** Basis points; 0 where there is no general tax, or none that one rate can tell. */
  taxBasisPoints: number;
  timeZone: string;
}

/** Country, currency, tax in hundredths of a percent, zone of its capital. Rates as of 2026, from the countries' tax offices. */
const starts = `
TH THB 700 Asia/Bangkok, VN VND 1000 Asia/Ho_Chi_Minh, AE AED 500 Asia/Dubai, RU RUB 2200 Europe/Moscow, SG SGD 900 Asia/Singapore,
US USD 0 America/New_York, GB GBP 2000 Europe/London, AU AUD 1000 Australia/Sydney, NZ NZD 1500 Pacific/Auckland, CA CAD 0 America/Toronto,
JP JPY 1000 Asia/Tokyo, KR KRW 1000 Asia/Seoul, CN CNY 1300 Asia/Shanghai, HK HKD 0 Asia/Hong_Kong, TW TWD 500 Asia/Taipei, IN INR 1800 Asia/Kolkata,
ID IDR 1100 Asia/Jakarta, MY MYR 0 Asia/Kuala_Lumpur, PH PHP 1200 Asia/Manila, KH KHR 1000 Asia/Phnom_Penh, LA LAK 1000 Asia/Vientiane,
MM MMK 500 Asia/Yangon, BD BDT 1500 Asia/Dhaka, LK LKR 1800 Asia/Colombo, NP NPR 1300 Asia/Kathmandu, PK PKR 1800 Asia/Karachi,
SA SAR 1500 Asia/Riyadh, QA QAR 0 Asia/Qatar, KW KWD 0 Asia/Kuwait, BH BHD 1000 Asia/Bahrain, OM OMR 500 Asia/Muscat, JO JOD 1600 Asia/Amman,
EG EGP 1400 Africa/Cairo, MA MAD 2000 Africa/Casablanca, TN TND 1900 Africa/Tunis, IL ILS 1800 Asia/Jerusalem, TR TRY 2000 Europe/Istanbul,
KZ KZT 1600 Asia/Almaty, UZ UZS 1200 Asia/Tashkent, KG KGS 1200 Asia/Bishkek, AM AMD 2000 Asia/Yerevan, GE GEL 1800 Asia/Tbilisi,
AZ AZN 1800 Asia/Baku, BY BYN 2000 Europe/Minsk, UA UAH 2000 Europe/Kyiv, MD MDL 2000 Europe/Chisinau, RS RSD 2000 Europe/Belgrade,
DE EUR 1900 Europe/Berlin, FR EUR 2000 Europe/Paris, IT EUR 2200 Europe/Rome, ES EUR 2100 Europe/Madrid, PT EUR 2300 Europe/Lisbon,
NL EUR 2100 Europe/Amsterdam, BE EUR 2100 Europe/Brussels, AT EUR 2000 Europe/Vienna, IE EUR 2300 Europe/Dublin, FI EUR 2550 Europe/Helsinki,
GR EUR 2400 Europe/Athens, EE EUR 2400 Europe/Tallinn, LV EUR 2100 Europe/Riga, LT EUR 2100 Europe/Vilnius, SK EUR 2300 Europe/Bratislava,
SI EUR 2200 Europe/Ljubljana, HR EUR 2500 Europe/Zagreb, LU EUR 1700 Europe/Luxembourg, MT EUR 1800 Europe/Malta, CY EUR 1900 Asia/Nicosia,
BG EUR 2000 Europe/Sofia, PL PLN 2300 Europe/Warsaw, CZ CZK 2100 Europe/Prague, HU HUF 2700 Europe/Budapest, RO RON 2100 Europe/Bucharest,
SE SEK 2500 Europe/Stockholm, NO NOK 2500 Europe/Oslo, DK DKK 2500 Europe/Copenhagen, CH CHF 810 Europe/Zurich, IS ISK 2400 Atlantic/Reykjavik,
BR BRL 0 America/Sao_Paulo, MX MXN 1600 America/Mexico_City, AR ARS 2100 America/Argentina/Buenos_Aires, CL CLP 1900 America/Santiago,
CO COP 1900 America/Bogota, PE PEN 1800 America/Lima, ZA ZAR 1500 Africa/Johannesburg, NG NGN 750 Africa/Lagos, KE KES 1600 Africa/Nairobi`;

const byCountry = new Map(
  starts
    .split(',')
    .map((entry) => entry.trim().split(' '))
    .map(([country = '', currency = '', tax = '0', timeZone = 'UTC']) => [country, { currency, taxBasisPoints: Number(tax), timeZone }]),
);

export const startIn = (country: string): CountryStart => byCountry.get(country) ?? { currency: 'USD', taxBasisPoints: 0, timeZone: 'UTC' };

/** Countries we know the start of; for a test that their entries are whole. */
export const knownCountries = (): ReadonlyMap<string, CountryStart> => byCountry;
