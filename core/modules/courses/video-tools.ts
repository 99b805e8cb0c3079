// The video tools this program was given, and what their refusals mean to people.
import { type VideoFacts, VideoRefused, VideoTooHeavy, type VideoTools, VideoToolsMissing } from '#ports/video.ts';
import { gate } from '#platform/gate.ts';
import { PlatformError, type Refusal } from '#platform/errors/index.ts';
import { CourseError } from './courses.errors.ts';

let tools: VideoTools | undefined;

/** Hands over what works on video; called once by the host. */
export function useVideoTools(given: VideoTools): void {
  tools = given;
}

/** @throws VideoToolsMissing */
export function videoTools(): VideoTools {
  if (!tools) throw new VideoToolsMissing('no video tools were given');
  return tools;
}

/** The refusal behind an error of the tools, or undefined when it is a defect. */
function videoRefusal(error: unknown): Refusal | undefined {
  if (error instanceof VideoToolsMissing) return CourseError('VIDEO_TOOLS_MISSING');
  if (error instanceof VideoRefused || error instanceof VideoTooHeavy)
    return CourseError('VIDEO_REFUSED', { facts: { reason: error.message } });
  return undefined;
}

const oneLook = gate({ atOnce: 1, waiting: 8, refusal: () => PlatformError('TOO_BUSY', { headers: { 'retry-after': '2' } }) });

/** @throws Refusal VIDEO_TOOLS_MISSING, VIDEO_REFUSED, TOO_BUSY */
export async function inspectVideo(path: string): Promise<VideoFacts> {
  try {
    return await oneLook(() => videoTools().inspect(path));
  } catch (error) {
    throw videoRefusal(error) ?? error;
  }
}
