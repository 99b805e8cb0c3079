// Video by ffmpeg and ffprobe of the machine: what a file is, and its segments for HLS (RFC 8216).
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { type Bounds, type Ended, OutOfBounds, ProgramMissing, runBounded } from '#platform/run-bounded.ts';
import {
  type SegmentRequest,
  type VideoFacts,
  VideoRefused,
  type VideoSegment,
  VideoTooHeavy,
  type VideoTools,
  VideoToolsMissing,
} from '#ports/video.ts';

const MEMORY = 1536 * 1024 * 1024;
const [LONGEST_SECONDS, MOST_PIXELS, LEAST_SIDE] = [6 * 3600, 4096 * 2304, 16];

/**
 * The reader that may open a file, by what its first bytes say. Named to ffmpeg, so that a list of other files, which some of its readers
 * follow to anywhere, is never taken for a video.
 */
const readers: Record<string, string> = {
  'video/mp4': 'mov',
  'video/x-m4v': 'mov',
  'video/quicktime': 'mov',
  'video/webm': 'matroska',
  'video/matroska': 'matroska',
  'video/x-matroska': 'matroska',
};

async function inputOf(source: string): Promise<string[]> {
  const type = await fileTypeFromFile(source).catch(() => undefined);
  const reader = type && readers[type.mime];
  if (!reader) throw new VideoRefused('it is no MP4, MOV, MKV or WebM');
  return ['-protocol_whitelist', 'file', '-format_whitelist', 'mov,matroska', '-f', reader, '-i', source];
}

interface Probed {
  format?: { duration?: string };
  streams?: { codec_type?: string; width?: number; height?: number; disposition?: { attached_pic?: number } }[];
}

function factsOf(text: string): VideoFacts {
  let probed: Probed;
  try {
    probed = JSON.parse(text) as Probed;
  } catch {
    throw new VideoRefused('it can not be read');
  }
  const picture = probed.streams?.find((stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1);
  const seconds = Number(probed.format?.duration);
  const { width = 0, height = 0 } = picture ?? {};
  if (!picture || width < LEAST_SIDE || height < LEAST_SIDE) throw new VideoRefused('there is no picture in it');
  if (!Number.isFinite(seconds) || seconds <= 0) throw new VideoRefused('it has no length');
  if (seconds > LONGEST_SECONDS) throw new VideoRefused('it is longer than six hours');
  if (width * height > MOST_PIXELS) throw new VideoRefused('its picture is too large');
  const hasSound = probed.streams?.some((stream) => stream.codec_type === 'audio') ?? false;
  return { seconds: Math.max(1, Math.round(seconds)), width, height, hasSound };
}

/** The words come from a file, as they are: nothing of them is read as a part of the filter. */
const WORDS = 'words.txt';
const nameOver =
  `drawtext=textfile=${WORDS}:expansion=none:font=Sans:fontsize=h/28:fontcolor=white@0.45:borderw=1:bordercolor=black@0.45` +
  `:x='abs(mod(t*31\\,2*max(w-tw\\,1))-max(w-tw\\,1))':y='abs(mod(t*17\\,2*max(h-th\\,1))-max(h-th\\,1))'`;

function outputOf({ segmentSeconds, mostHeight, watermark }: SegmentRequest): string[] {
  const scale = `scale=w=-2:h='min(${mostHeight}\\,trunc(ih/2)*2)'`;
  return [
    ...['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-vf', [scale, ...(watermark ? [nameOver] : []), 'format=yuv420p'].join(',')],
    ...['-threads', '1', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-maxrate', '4M', '-bufsize', '8M'],
    // A key frame at each cut, wherever the source had its own.
    ...['-force_key_frames', `expr:gte(t,n_forced*${segmentSeconds})`, '-sc_threshold', '0'],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2'],
    ...['-f', 'hls', '-hls_time', String(segmentSeconds), '-hls_playlist_type', 'vod', '-hls_list_size', '0'],
    ...['-hls_segment_filename', '%05d.ts', 'list.m3u8'],
  ];
}

async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The segments of a playlist that ffmpeg wrote: a length, then a name, by turns. */
async function listed(folder: string): Promise<VideoSegment[]> {
  const text = await readFile(join(folder, 'list.m3u8'), 'utf8').catch(() => '');
  const found = [...text.matchAll(/^#EXTINF:([\d.]+),.*\n(\d{5}\.ts)$/gm)];
  return Promise.all(
    found.map(async ([, seconds, name = '']) => {
      const path = join(folder, name);
      return { path, seconds: Number(seconds), bytes: (await stat(path)).size };
    }),
  );
}

/** As `runBounded`. @throws VideoToolsMissing, VideoTooHeavy */
async function run(...of: Parameters<typeof runBounded>): Promise<Ended> {
  try {
    return await runBounded(...of);
  } catch (error) {
    if (error instanceof ProgramMissing) throw new VideoToolsMissing(error.message);
    throw error instanceof OutOfBounds ? new VideoTooHeavy(error.message) : error;
  }
}

const quiet = ['-hide_banner', '-loglevel', 'error'];

/** `dir` is the folder of both programs; empty looks where programs are. */
export function ffmpeg({ dir }: { dir: string }): VideoTools {
  const program = (name: string): string => (dir ? join(dir, name) : name);
  const bounds = (more: Partial<Bounds>): Bounds => ({ seconds: 30, processorSeconds: 30, memoryBytes: MEMORY, fileBytes: 0, ...more });
  return {
    async inspect(source) {
      const input = await inputOf(source);
      const asked = ['-show_format', '-show_streams', '-of', 'json'];
      const { code, out } = await run(program('ffprobe'), [...quiet, ...input, ...asked], bounds({}));
      if (code !== 0) throw new VideoRefused('it can not be read');
      return factsOf(out);
    },
    async segment(request) {
      const { source, folder, watermark, mostBytes, mostSeconds } = request;
      if (watermark) await writeFile(join(folder, WORDS), watermark);
      const args = [...quiet, '-nostdin', '-y', '-threads', '1', ...(await inputOf(source)), ...outputOf(request)];
      const within = bounds({ seconds: mostSeconds, processorSeconds: mostSeconds, fileBytes: mostBytes, folder });
      const { code, err } = await run(program('ffmpeg'), args, within, async () => {
        if ((await folderBytes(folder)) > mostBytes) throw new VideoTooHeavy('it grew too large');
      });
      const segments = code === 0 ? await listed(folder) : [];
      if (/File too large|File size limit/.test(err)) throw new VideoTooHeavy('it grew too large');
      if (/Cannot allocate memory|bad_alloc/.test(err)) throw new VideoTooHeavy('it took too much memory');
      if (segments.length === 0) throw new VideoRefused('it breaks off');
      if (segments.reduce((sum, { bytes }) => sum + bytes, 0) > mostBytes) throw new VideoTooHeavy('it grew too large');
      return segments;
    },
  };
}
