// Numbers as people's keyboards write them.

const zeros = [0x30, 0x660, 0x6f0, 0xe50];

/** The digits of a text in Latin script; everything else is left out. */
export const latinDigits = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/\P{Nd}/gu, '')
    .replaceAll(/\p{Nd}/gu, (digit) => {
      const point = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((first) => point >= first && point <= first + 9);
      return zero === undefined ? '' : String(point - zero);
    });
