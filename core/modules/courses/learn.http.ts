// Courses over HTTP for who bought them.
import * as contract from '#contracts/learning.ts';
import { deviceOf, newToken } from '#modules/identity/index.ts';
import { type Channel, inLocale, shopOf, spokenBy } from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { Answer, type Call, route } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { enrollmentOf, hashDevice, type Learner } from './access.ts';
import { certificatePage } from './certificate-page.ts';
import { CourseError } from './courses.errors.ts';
import { openHolder } from './courses.sealed.ts';
import { type EnrollmentRow, myCourses } from './enrollments.sql.ts';
import { certificateOf, type LearnedRow, lessonsWithProgress, progressOf } from './learn.sql.ts';
import { makeProgress } from './make-progress.ts';
import { openLesson } from './open-lesson.ts';
import { lessonFile, playable, playlist, requireReady, segment } from './play.ts';

const DEVICE_COOKIE = 'tessera_device';
const DEVICE_DAYS = 400;
const tokenShape = /^[\w-]{43}$/;

type LearnerCall = Call<{ id: string }>;

/** The device's token: what an app sends, or what we gave a browser. */
function deviceToken({ headers, cookies }: Pick<Call, 'headers' | 'cookies'>): string | undefined {
  const token = headers['x-device-token'] ?? cookies[DEVICE_COOKIE];
  return typeof token === 'string' && tokenShape.test(token) ? token : undefined;
}

async function learnerOf(call: LearnerCall): Promise<{ learner: Learner; channel: Channel; locale: string }> {
  const { channel, actor } = await shopOf(call);
  const token = deviceToken(call);
  const learner = { actor, enrollmentId: privateId('enrollment', call.params.id), device: token ? hashDevice(token) : null };
  return { learner, channel, locale: spokenBy(call, channel) };
}

/** An enrollment past its window is over, whether or not the job has said so. */
const stateOf = ({ state, until }: EnrollmentRow, now: Date): EnrollmentRow['state'] =>
  state !== 'revoked' && until !== null && until <= now ? 'expired' : state;

const accessOf = (row: EnrollmentRow, more: { title: string; seller: string; lessons: number; done: number; now: Date }) => ({
  id: publicId('enrollment', row.id),
  title: more.title,
  seller: more.seller,
  state: stateOf(row, more.now),
  grantedAt: row.granted_at.toISOString(),
  until: row.until?.toISOString() ?? null,
  lessonCount: more.lessons,
  doneCount: more.done,
  hasCertificate: row.consumed_at !== null && row.state !== 'revoked',
  orderId: publicId('order', row.order_id),
  lineId: publicId('orderLine', row.line_id),
});

const shownLesson = (row: LearnedRow, watermark: boolean, title: string) => ({
  id: publicId('lesson', row.id),
  title,
  kind: row.kind,
  delivery: row.delivery,
  seconds: row.seconds,
  required: row.required,
  fileName: row.file_name,
  fileType: row.file_type,
  watermarked: watermark && ((row.kind === 'video' && row.delivery === 'stream') || row.file_type === 'picture' || row.markable),
  views: row.views,
  watchedSeconds: row.watched_seconds,
  positionSeconds: row.position_seconds,
  completedAt: row.completed_at?.toISOString() ?? null,
});

const shelfRoutes = [
  route(contract.listMyCourses, async (call) => {
    const { channel, actor } = await shopOf(call);
    const locale = spokenBy(call, channel);
    const { cursor, limit } = call.query;
    const [at, id] = readTimeCursor(cursor);
    const orderId = call.query.orderId ? privateId('order', call.query.orderId) : null;
    return inTx(actor, async (tx) => {
      const rows = await tx.rows(myCourses, [actor.userId, actor.guest, actor.shopId, at, id, limit + 1, orderId]);
      const items = rows
        .slice(0, limit)
        .map((row) => accessOf(row, { ...row, title: inLocale(row.title, locale, channel.default_locale), now: tx.now }));
      return { items, nextCursor: nextByTime(rows, limit, (row) => [row.granted_at, row.id]) };
    });
  }),
  route(contract.getMyCourse, async (call) => {
    const { learner, channel, locale } = await learnerOf(call);
    const say = (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
    return inTx(learner.actor, async (tx) => {
      const row = await enrollmentOf(tx, learner);
      const lessons = await tx.rows(lessonsWithProgress, [row.org_id, row.course_id, row.id]);
      const done = lessons.filter(({ completed_at }) => completed_at !== null).length;
      return {
        ...accessOf(row, { title: say(row.title), seller: row.seller, lessons: lessons.length, done, now: tx.now }),
        viewLimit: row.view_limit,
        viewScope: row.view_scope,
        deviceLimit: row.device_limit,
        devices: row.devices,
        lessons: lessons.map((lesson) => shownLesson(lesson, row.watermark, say(lesson.title))),
      };
    });
  }),
];

const playRoutes = [
  route(contract.openMyLesson, async (call) => {
    // Whoever acts in a buyer's name looks, and uses up nothing of theirs.
    if (call.principal.impersonatorId) throw PlatformError('FORBIDDEN');
    const { learner, channel, locale } = await learnerOf(call);
    const lessonId = privateId('lesson', call.params.lessonId);
    await requireReady(learner, lessonId);
    const token = deviceToken(call) ?? newToken();
    const at = { ...learner, device: hashDevice(token) };
    const opened = await inTx(learner.actor, async (tx) => {
      const { enrollment, lesson, openUntil } = await openLesson(tx, { ...at, deviceName: deviceName(call) }, lessonId);
      const progress = await tx.row(progressOf, [enrollment.org_id, enrollment.id, lessonId]);
      const { body, ...links } = playable(at, lesson, { now: tx.now, openUntil });
      return {
        openUntil: openUntil.toISOString(),
        ...links,
        body: body ? inLocale(body, locale, channel.default_locale) : null,
        positionSeconds: progress?.position_seconds ?? 0,
      };
    });
    if (token !== deviceToken(call)) {
      call.setCookie(DEVICE_COOKIE, token, DEVICE_DAYS * 24 * 3600);
      call.setHeader('x-device-token', token);
    }
    return opened;
  }),
  route(contract.getLessonPlaylist, async (call) => {
    const { learner } = await learnerOf(call);
    return new Answer(200, await playlist(learner, privateId('lesson', call.params.lessonId), call.query), {
      'content-type': 'application/vnd.apple.mpegurl',
      'cache-control': 'private, no-store',
    });
  }),
  route(contract.getLessonSegment, async (call) => {
    const { learner } = await learnerOf(call);
    const of = { lessonId: privateId('lesson', call.params.lessonId), index: call.params.index };
    return segment(learner, of, call.query, call.headers);
  }),
  route(contract.getLessonFile, async (call) => {
    const { learner } = await learnerOf(call);
    return lessonFile(learner, privateId('lesson', call.params.lessonId), call.query, call.headers);
  }),
  route(contract.reportProgress, async (call) => {
    if (call.principal.impersonatorId) throw PlatformError('FORBIDDEN');
    const { learner } = await learnerOf(call);
    const lessonId = privateId('lesson', call.params.lessonId);
    const { watchedSeconds, positionSeconds, completedAt, finished } = await inTx(learner.actor, (tx) =>
      makeProgress(tx, learner, lessonId, call.body),
    );
    return { watchedSeconds, positionSeconds, completedAt: completedAt?.toISOString() ?? null, finished };
  }),
];

/** For people to recognize a device by. */
const deviceName = ({ headers }: Pick<Call, 'headers'>): string => deviceOf(String(headers['user-agent'] ?? ''));

async function certified(tx: Tx, learner: Learner) {
  const row = await enrollmentOf(tx, learner);
  if (row.state === 'revoked') throw CourseError('ACCESS_REVOKED');
  const found = await tx.row(certificateOf, [row.org_id, row.id]);
  if (!found) throw CourseError('COURSE_NOT_FINISHED');
  return { ...found, holder: openHolder(row.org_id, row.holder_sealed) };
}

const certificateRoutes = [
  route(contract.getMyCertificate, async (call) => {
    const { learner, channel, locale } = await learnerOf(call);
    const { code, title, holder, seller, issued_at } = await inTx(learner.actor, (tx) => certified(tx, learner));
    return { code, title: inLocale(title, locale, channel.default_locale), holder, seller, issuedAt: issued_at.toISOString() };
  }),
  route(contract.getMyCertificatePage, async (call) => {
    const { learner, channel, locale } = await learnerOf(call);
    const { code, title, holder, seller, issued_at: issuedAt } = await inTx(learner.actor, (tx) => certified(tx, learner));
    const page = certificatePage({ code, title: inLocale(title, locale, channel.default_locale), holder, seller, issuedAt, locale });
    return new Answer(200, page, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
    });
  }),
];

export const learnRoutes = [...shelfRoutes, ...playRoutes, ...certificateRoutes];
