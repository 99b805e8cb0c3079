// Draws the films and documents of the courses and writes them to `films` and `files`; run by hand when a drawing changes. Needs ffmpeg.
// Usage: node presets/snail/make-files.ts
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { films } from './films.ts';
import { documents } from './papers.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const FRAMES_A_SECOND = 12;
const SECONDS = 12;
const SEGMENT_SECONDS = 6;
const [WIDTH, HEIGHT] = [640, 360];

const jpeg = (svg: string, width: number): Promise<Buffer> => sharp(Buffer.from(svg)).resize(width).jpeg({ quality: 82 }).toBuffer();

async function film(name: string, draw: (part: number) => string): Promise<void> {
  const place = join(here, 'films', name);
  const work = await mkdtemp(join(tmpdir(), 'film-'));
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  const frames = FRAMES_A_SECOND * SECONDS;
  for (let i = 0; i < frames; i += 1)
    await writeFile(
      join(work, `${i}.jpg`),
      await sharp(Buffer.from(draw(i / (frames - 1))))
        .resize(WIDTH, HEIGHT)
        .jpeg({ quality: 92 })
        .toBuffer(),
    );
  const input = ['-loglevel', 'error', '-framerate', `${FRAMES_A_SECOND}`, '-i', join(work, '%d.jpg')];
  const picture = [
    '-c:v',
    'libx264',
    '-profile:v',
    'main',
    '-pix_fmt',
    'yuv420p',
    '-crf',
    '27',
    '-preset',
    'veryslow',
    '-g',
    `${FRAMES_A_SECOND * SEGMENT_SECONDS}`,
  ];
  const cut = ['-f', 'segment', '-segment_time', `${SEGMENT_SECONDS}`, '-segment_format', 'mpegts', join(work, '%d.ts')];
  execFileSync('ffmpeg', [...input, ...picture, ...cut], { stdio: 'inherit' });
  const segments = (await readdir(work)).filter((file) => file.endsWith('.ts')).toSorted();
  // Not `.ts`: that would be a program here.
  for (const [index, file] of segments.entries()) await rename(join(work, file), join(place, `${index}.mpegts`));
  const facts = { width: WIDTH, height: HEIGHT, hasSound: false, seconds: segments.map(() => SEGMENT_SECONDS) };
  await writeFile(join(place, 'film.json'), `${JSON.stringify(facts)}\n`);
  await rm(work, { recursive: true });
}

/** One page of A4 that is one picture (ISO 32000-1, 8.9.5). */
function pdf(picture: Buffer, width: number, height: number): Buffer {
  const page = 'q 595 0 0 842 0 0 cm /Page Do Q';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Page 4 0 R >> >> /Contents 5 0 R >>',
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${picture.length} >>\nstream\n`,
      ),
      picture,
      Buffer.from('\nendstream'),
    ]),
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  }
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

await mkdir(join(here, 'files'), { recursive: true });
for (const [name, svg] of Object.entries(documents)) {
  const picture = await jpeg(svg, 1200);
  const { height } = await sharp(picture).metadata();
  await writeFile(join(here, 'files', name), name.endsWith('.pdf') ? pdf(picture, 1200, height) : picture);
}
for (const [name, draw] of Object.entries(films)) await film(name, draw);
for (const folder of ['films', 'files'])
  for (const file of await readdir(join(here, folder), { recursive: true })) {
    const { size } = await stat(join(here, folder, file));
    console.log(`${folder}/${file}`, size);
  }
