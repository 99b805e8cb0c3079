'use client';
// What a lesson holds, by its sort: a file, words, an address, and how long it takes.
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import type { OwnLesson } from '@/lib/types.ts';
import { tooLarge } from './pieces.ts';

interface HoldsProps {
  kind: OwnLesson['kind'];
  lesson: OwnLesson | undefined;
  language: string;
  file: File | null;
  onFile: (file: File | null) => void;
  fieldError: (name: string) => string | undefined;
}

const accepts = { video: 'video/*,.mkv', document: '.pdf,.txt,.docx,.pptx,.xlsx,.odt,.epub,.zip,image/png,image/jpeg,image/webp' };

export function Holds(props: HoldsProps) {
  const { kind } = props;
  return (
    <>
      {kind === 'video' || kind === 'document' ? <FileHeld {...props} kind={kind} /> : null}
      {kind === 'text' ? <WordsHeld {...props} /> : null}
      {kind === 'link' ? <LinkHeld {...props} /> : null}
      {kind === 'video' ? null : <Length lesson={props.lesson} />}
    </>
  );
}

function FileHeld({ kind, lesson, file, onFile, fieldError }: HoldsProps & { kind: 'video' | 'document' }) {
  const t = useTranslations('desk.course');
  const held = lesson?.fileName;
  const most = file ? tooLarge(kind, file) : null;
  return (
    <>
      <Field
        label={t(`file.${kind}`)}
        hint={held ? t('fileHeld', { name: held }) : t(`fileHint.${kind}`)}
        error={most === null ? fieldError('fileId') : t('tooLarge', { most })}
      >
        {(control) => (
          <Input
            key={kind}
            {...control}
            type="file"
            accept={accepts[kind]}
            required={!held}
            onChange={({ target }) => onFile(target.files?.[0] ?? null)}
            className="h-auto py-2 text-sm file:me-3 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:text-ink"
          />
        )}
      </Field>
      {kind === 'video' ? (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input type="checkbox" name="take" defaultChecked={lesson?.delivery === 'file'} className="size-5 accent-accent" />{' '}
          {t('takeAlong')}
        </label>
      ) : null}
    </>
  );
}

function WordsHeld({ lesson, language, fieldError }: HoldsProps) {
  const t = useTranslations('desk.course');
  return (
    <Field label={t('words')} error={fieldError('body')}>
      {(control) => (
        <textarea
          key={language}
          {...control}
          name="body"
          required
          rows={10}
          maxLength={50_000}
          dir="auto"
          defaultValue={lesson?.body[language] ?? ''}
          className="w-full rounded-md border border-edge bg-raised px-3 py-2 text-base hover:border-ink"
        />
      )}
    </Field>
  );
}

function LinkHeld({ lesson, fieldError }: HoldsProps) {
  const t = useTranslations('desk.course');
  return (
    <Field label={t('url')} hint={t('urlHint')} error={fieldError('url')}>
      {(control) => (
        <Input
          {...control}
          name="url"
          type="url"
          required
          pattern="https://.*"
          maxLength={2000}
          dir="ltr"
          defaultValue={lesson?.url ?? 'https://'}
        />
      )}
    </Field>
  );
}

function Length({ lesson }: { lesson: OwnLesson | undefined }) {
  const t = useTranslations('desk.course');
  const form = useTranslations('form');
  return (
    <Field label={t('minutes')} optional={form('optional')} hint={t('minutesHint')} className="max-w-xs">
      {(control) => (
        <Input
          {...control}
          name="minutes"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          dir="ltr"
          className="tabular"
          defaultValue={lesson?.seconds ? String(Math.max(1, Math.round(lesson.seconds / 60))) : ''}
        />
      )}
    </Field>
  );
}
