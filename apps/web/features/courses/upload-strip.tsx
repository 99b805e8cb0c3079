'use client';
// Says on every page of the desk that files are on their way, and leads to them.
import { Progress } from '@tessera/ui/progress.tsx';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import { useUploads } from './uploads.ts';

export function UploadStrip() {
  const t = useTranslations('desk.course.upload');
  const going = useUploads().filter(({ state }) => state === 'sending' || state === 'checking');
  const [first] = going;
  if (!first) return null;
  const [sent, bytes] = [going.reduce((sum, each) => sum + each.sent, 0), going.reduce((sum, each) => sum + each.bytes, 0)];
  return (
    <Link
      href={`/staff/courses/${first.courseId}`}
      prefetch={false}
      data-testid="upload-strip"
      className="no-print fixed start-4 bottom-4 z-30 grid w-56 gap-2 rounded-md bg-raised px-4 py-3 text-sm shadow-high"
    >
      {t('going', { count: going.length })}
      <Progress share={sent / Math.max(1, bytes)} label={t('title')} />
    </Link>
  );
}
