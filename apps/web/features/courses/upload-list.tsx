'use client';
// Files on their way to a course's lessons: how far, why not, and how to go on.
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Progress } from '@tessera/ui/progress.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { inWords } from './use-course.ts';
import { dropUpload, resumeUpload, type Upload, useUploads } from './uploads.ts';

export function UploadList({ courseId }: { courseId: string }) {
  const t = useTranslations('desk.course.upload');
  const uploads = useUploads().filter((upload) => upload.courseId === courseId);
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={t('title')} className="mb-6 grid gap-3" data-testid="uploads">
      {uploads.map((upload) => (
        <UploadRow key={upload.key} upload={upload} />
      ))}
    </ul>
  );
}

function UploadRow({ upload }: { upload: Upload }) {
  const t = useTranslations('desk.course.upload');
  const locale = useLocale();
  const { key, state, name, sent, bytes, lesson } = upload;
  return (
    <li className="grid gap-2 rounded-md bg-sunken px-4 py-3 text-sm" data-testid="upload" data-state={state}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0">
          <bdi className="font-medium">{inWords(lesson.title, locale)}</bdi>{' '}
          <span className="text-soft">
            <bdi>{name}</bdi>
          </span>
        </p>
        <p className="tabular text-soft">{t(state, { percent: Math.floor((sent / Math.max(1, bytes)) * 100) })}</p>
      </div>
      <Progress share={sent / Math.max(1, bytes)} label={t('of', { name })} className="bg-paper" />
      <Refusal error={upload.error} />
      <div className="flex flex-wrap gap-2">
        {state === 'failed' ? (
          <Button look="line" size="sm" onClick={() => resumeUpload(key)}>
            {t('again')}
          </Button>
        ) : null}
        {state === 'waiting' ? <GoOn upload={upload} /> : null}
        <Button look="quiet" size="sm" onClick={() => dropUpload(key)} aria-label={t('dropOf', { name })}>
          {t('drop')}
        </Button>
      </div>
    </li>
  );
}

/** A page that was loaded anew has no hold of the file any more: it is chosen once more, and goes on where it broke off. */
function GoOn({ upload }: { upload: Upload }) {
  const t = useTranslations('desk.course.upload');
  const [other, setOther] = useState(false);
  return (
    <>
      <label className={`${buttonStyle({ look: 'line', size: 'sm' })} focus-within:outline-2 focus-within:outline-focus`}>
        <input
          type="file"
          className="sr-only"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) setOther(!resumeUpload(upload.key, file));
          }}
        />
        {t('goOn')}
      </label>
      {other ? (
        <p role="alert" className="text-danger">
          {t('otherFile', { name: upload.name })}
        </p>
      ) : null}
    </>
  );
}
