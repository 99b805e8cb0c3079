// Playlists for HLS (RFC 8216): written anew for each request, with a link for each segment that lives little longer than it takes to come to it.
import { signLink } from '#modules/media/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { holderOf, type Learner } from './access.ts';

/** Enough to pause for a cup of tea; who stays away longer has the player read the playlist again. */
const SLACK_SECONDS = 300;
/** Players show no slower than half the speed. */
const SLOWEST = 2;

export type Purpose = 'course.playlist' | 'course.segment' | 'course.file';

export const lessonPath = (enrollmentId: Uuid, lessonId: Uuid): string =>
  `/v1/me/courses/${publicId('enrollment', enrollmentId)}/lessons/${publicId('lesson', lessonId)}`;

/** What a link of a learner is bound to. */
export const boundTo = ({ actor, device }: Learner): Record<string, string> => ({
  holder: holderOf(actor),
  shop: actor.shopId ?? '',
  device: device ?? '',
});

export const linkFor = (learner: Learner, link: { purpose: Purpose; path: string; until: Date }): string =>
  signLink({ purpose: link.purpose, path: link.path, bound: boundTo(learner) }, link.until);

/** Until when the link of each segment is good: when it can be needed at the latest by who plays on, and never past `until`. */
function segmentTimes(segments: { seconds: number }[], now: Date, until: Date): Date[] {
  let end = 0;
  return segments.map(({ seconds }) => {
    end += seconds;
    return new Date(Math.min(now.getTime() + (end * SLOWEST + SLACK_SECONDS) * 1000, until.getTime()));
  });
}

export function playlistFor(
  learner: Learner,
  lessonId: Uuid,
  { segments, now, until }: { segments: { seconds: number }[]; now: Date; until: Date },
): string {
  const base = lessonPath(learner.enrollmentId, lessonId);
  const times = segmentTimes(segments, now, until);
  const entries = segments.flatMap(({ seconds }, index) => {
    const link = linkFor(learner, { purpose: 'course.segment', path: `${base}/segments/${index}`, until: times[index] ?? until });
    return [`#EXTINF:${seconds.toFixed(3)},`, link];
  });
  const longest = Math.ceil(Math.max(1, ...segments.map(({ seconds }) => seconds)));
  const head = ['#EXTM3U', '#EXT-X-VERSION:3', `#EXT-X-TARGETDURATION:${longest}`, '#EXT-X-MEDIA-SEQUENCE:0', '#EXT-X-PLAYLIST-TYPE:VOD'];
  return [...head, ...entries, '#EXT-X-ENDLIST', ''].join('\n');
}
