// Videos for tests, drawn by Debian's ffmpeg: a picture that moves and a tone.
import { execFileSync, spawnSync } from 'node:child_process';

/** False where there is no ffmpeg to test with, which is said aloud. */
export const hasFfmpeg = (): boolean => {
  const found = spawnSync('ffmpeg', ['-version']).status === 0;
  if (!found) process.stderr.write('\n  SKIPPED: tests with video, because there is no ffmpeg (apt-get install ffmpeg)\n\n');
  return found;
};

export function makeVideo(path: string, { seconds = 3, size = '320x180', sound = true } = {}): string {
  const picture = ['-f', 'lavfi', '-i', `testsrc=duration=${seconds}:size=${size}:rate=25`];
  const tone = sound ? ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`, '-c:a', 'aac'] : [];
  const args = ['-loglevel', 'error', '-y', ...picture, ...tone, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', path];
  execFileSync('ffmpeg', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return path;
}

/** Mean difference of brightness, 0 to 255, between the first frames of two videos. */
export function differenceOf(one: string, other: string): number {
  const frame = (path: string): Buffer =>
    execFileSync('ffmpeg', ['-loglevel', 'error', '-i', path, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'], {
      maxBuffer: 64 * 1024 * 1024,
    });
  const [a, b] = [frame(one), frame(other)];
  if (a.length !== b.length) throw new Error('The frames are of different sizes');
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}
