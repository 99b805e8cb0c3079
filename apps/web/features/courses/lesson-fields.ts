// What was filled in of a lesson as its body: in the language it was written in, beside those it is in already.
import { latinDigits } from '../../lib/digits.ts';
import { formText } from '../../lib/form-text.ts';
import type { OwnLesson } from '@/lib/types.ts';
import type { LessonBody } from './lesson-body.ts';
import { typeOf } from './pieces.ts';

interface Chosen {
  kind: OwnLesson['kind'];
  language: string;
  file: Pick<File, 'name' | 'type'> | null;
  lesson?: OwnLesson | undefined;
}

const deliveryOf = (data: FormData, { kind, file, lesson }: Chosen): OwnLesson['delivery'] => {
  if (kind === 'link') return 'link';
  if (kind === 'text') return 'stream';
  if (kind === 'video') return data.get('take') === 'on' ? 'file' : 'stream';
  // Pictures are shown in the page; what else is a document is taken along.
  if (file) return typeOf(kind, file) === 'picture' ? 'stream' : 'file';
  return lesson?.delivery ?? 'file';
};

/** Minutes that somebody wrote, as seconds; nothing where it is no length. */
export function secondsOf(text: string): number | undefined {
  const minutes = Number(latinDigits(text));
  return Number.isFinite(minutes) && minutes > 0 ? Math.min(86_400, Math.round(minutes * 60)) : undefined;
}

export function filled(data: FormData, chosen: Chosen): LessonBody {
  const { kind, language, lesson } = chosen;
  const seconds = kind === 'video' ? undefined : secondsOf(formText(data, 'minutes'));
  return {
    kind,
    delivery: deliveryOf(data, chosen),
    title: { ...lesson?.title, [language]: formText(data, 'title') },
    required: data.get('required') === 'on',
    ...(kind === 'text' ? { body: { ...lesson?.body, [language]: formText(data, 'body') } } : {}),
    ...(kind === 'link' ? { url: formText(data, 'url') } : {}),
    ...(seconds === undefined ? {} : { seconds }),
    ...(lesson?.fileId ? { fileId: lesson.fileId } : {}),
  };
}
