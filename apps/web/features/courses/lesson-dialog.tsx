'use client';
// A lesson to fill in: what it is, what it is called in each language, what it holds. A file goes on its way while one goes on.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { localeNames, locales } from '@/i18n/locales.ts';
import type { OwnCourse, OwnLesson } from '@/lib/types.ts';
import { saveLesson } from './lesson-body.ts';
import { filled } from './lesson-fields.ts';
import { Holds } from './lesson-holds.tsx';
import { tooLarge, typeOf } from './pieces.ts';
import { startUpload } from './uploads.ts';
import { inWords, useChange } from './use-course.ts';

interface LessonDialogProps {
  course: OwnCourse;
  /** Absent for a new one. */
  lesson?: OwnLesson;
  onClose: () => void;
}

export function LessonDialog({ course, lesson, onClose }: LessonDialogProps) {
  const t = useTranslations('desk.course');
  const common = useTranslations('common');
  return (
    <Dialog
      open
      onOpenChange={(to) => (to ? undefined : onClose())}
      title={lesson ? t('changeLesson') : t('addLesson')}
      closeLabel={common('close')}
      className="max-w-2xl!"
    >
      <LessonForm course={course} {...(lesson ? { lesson } : {})} onClose={onClose} />
    </Dialog>
  );
}

const kinds = ['video', 'document', 'text', 'link'] as const;

function LessonForm({ course, lesson, onClose }: LessonDialogProps) {
  const t = useTranslations('desk.course');
  const form = useTranslations('form');
  const reader = useLocale();
  const [kind, setKind] = useState<OwnLesson['kind']>(lesson?.kind ?? 'video');
  const [language, setLanguage] = useState(reader);
  const [file, setFile] = useState<File | null>(null);
  const { act, submit } = useSaving({ course, ...(lesson ? { lesson } : {}), onClose });
  const fieldError = useFieldError(act.error);
  return (
    <form className="grid gap-4" onSubmit={submitOf((data) => submit(data, { kind, language, file }))}>
      <Sort
        kind={kind}
        settled={lesson !== undefined}
        onKind={(next) => {
          setKind(next);
          setFile(null);
        }}
        language={language}
        onLanguage={setLanguage}
      />
      <Field label={t('title')} error={fieldError('title')}>
        {(control) => (
          <Input
            key={language}
            {...control}
            name="title"
            required
            autoFocus
            maxLength={200}
            dir="auto"
            defaultValue={lesson?.title[language] ?? ''}
            placeholder={lesson ? inWords(lesson.title, language) : t('titleSample')}
          />
        )}
      </Field>
      <Holds kind={kind} lesson={lesson} language={language} file={file} onFile={setFile} fieldError={fieldError} />
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input type="checkbox" name="required" defaultChecked={lesson?.required ?? true} className="size-5 accent-accent" /> {t('required')}
      </label>
      <Refusal error={act.error} />
      <Button
        type="submit"
        busy={act.busy}
        disabled={act.busy || (file !== null && tooLarge(kind, file) !== null)}
        data-testid="save-lesson"
      >
        {file ? t('sendFile') : form('save')}
      </Button>
    </form>
  );
}

interface SortProps {
  kind: OwnLesson['kind'];
  /** A lesson stays of the sort it was made as. */
  settled: boolean;
  onKind: (kind: OwnLesson['kind']) => void;
  language: string;
  onLanguage: (language: string) => void;
}

function Sort({ kind, settled, onKind, language, onLanguage }: SortProps) {
  const t = useTranslations('desk.course');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('kindLabel')}>
        {(control) => (
          <Select
            {...control}
            name="kind"
            value={kind}
            disabled={settled}
            onChange={({ target }) => onKind(kinds.find((one) => one === target.value) ?? 'video')}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`kind.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('language')} hint={t('languageHint')}>
        {(control) => (
          <Select {...control} value={language} onChange={({ target }) => onLanguage(target.value)}>
            {locales.map((one) => (
              <option key={one} value={one}>
                {localeNames[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

/** A chosen file is sent on its own, and becomes the lesson when it has come; everything else is saved at once. */
function useSaving({ course, lesson, onClose }: LessonDialogProps) {
  const t = useTranslations('desk.course');
  const form = useTranslations('form');
  const toast = useToast();
  const act = useAct();
  const change = useChange(course.id);
  const submit = (data: FormData, chosen: { kind: OwnLesson['kind']; language: string; file: File | null }): void =>
    void act.run(async () => {
      const { kind, file } = chosen;
      const body = filled(data, { ...chosen, lesson });
      const of = { courseId: course.id, lessonId: lesson?.id ?? null };
      if (file && (kind === 'video' || kind === 'document')) {
        startUpload(file, { ...of, lesson: body, type: typeOf(kind, file) });
        toast(t('upload.begun', { name: file.name }));
      } else {
        await change(() => saveLesson(of, { ...body, version: course.version }));
        toast(form('saved'));
      }
      onClose();
    });
  return { act, submit };
}
