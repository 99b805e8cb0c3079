// The forms of a new thing's name.

export interface Names {
  /** As a folder: `acme-pay`. */
  kebab: string;
  /** As a value: `acmePay`. */
  camel: string;
  /** As a type: `AcmePay`. */
  pascal: string;
  /** As a catalogue of errors: `ACME_PAY`. */
  upper: string;
  /** As words: `acme pay`. */
  words: string;
}

/** Reads a name such as `acme-pay`; throws a sentence when it is none. */
export function namesOf(kebab: string): Names {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(kebab) || kebab.length > 40) {
    throw new Error(`A name is lower case words with hyphens, such as acme-pay; not "${kebab}".`);
  }
  const parts = kebab.split('-');
  const pascal = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return {
    kebab,
    pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    upper: kebab.replaceAll('-', '_').toUpperCase(),
    words: parts.join(' '),
  };
}
