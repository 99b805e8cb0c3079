// Photographs of phones are larger than any shop needs: large ones are made smaller before they travel.

const enough = 2_500_000;
const longestSide = 2400;

/** The picture as it is, or smaller where it is large and this browser can read it. */
export async function shrink(file: File): Promise<Blob> {
  if (file.size <= enough || file.type === 'image/gif') return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const smaller = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
    return smaller.size < file.size ? smaller : file;
  } catch {
    // What can't be read here may be read by the server, which says why it can't otherwise.
    return file;
  }
}
