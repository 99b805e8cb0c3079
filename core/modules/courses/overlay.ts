// The drawing that a watermark is: words again and again, so that no cut leaves a part without.

const LONGEST_WORDS = 100;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);

/** The words as SVG in rows, aslant, over so many pixels. */
export function overlay(words: string, width: number, height: number): Buffer {
  const size = Math.max(12, Math.round(width / 40));
  const text = escaped(words.replace(/\p{C}/gu, ' ').slice(0, LONGEST_WORDS));
  const rows = Array.from(
    { length: Math.ceil(height / (size * 6)) + 1 },
    (_, row) => `<text x="${(row % 2) * size * 4}" y="${row * size * 6 + size}">${text}</text>`,
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g font-family="sans-serif" font-size="${size}" fill="#fff" fill-opacity="0.4" stroke="#000" stroke-opacity="0.3" stroke-width="${size / 24}" transform="rotate(-8)">${rows.join('')}</g></svg>`,
  );
}
