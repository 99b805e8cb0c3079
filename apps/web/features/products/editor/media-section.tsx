'use client';
// Pictures in their order: sent with their progress, moved by pointer or keys, with what they show and which values they are of.
import { Button } from '@tessera/ui/button.tsx';
import { Input, Select } from '@tessera/ui/field.tsx';
import { ChevronLeft, ChevronRight, ImagePlus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { directionOf } from '@/i18n/locales.ts';
import { uploadPicture } from '../upload.ts';
import { movedBy } from './choices.ts';
import { type PictureDraft, saidIn, shownIn } from './draft.ts';
import { Section } from './section.tsx';
import type { Editor } from './use-editor.ts';

const MOST = 100;
const types = 'image/png,image/jpeg,image/webp,image/avif,image/gif';

interface Sending {
  id: number;
  name: string;
  share: number;
  error: unknown;
}

/** Pictures on their way at the same time; each joins the product when it and those chosen before it have arrived. */
function useUploads({ change }: Editor) {
  const next = useRef(0);
  const last = useRef<Promise<void>>(Promise.resolve());
  const [sending, setSending] = useState<Sending[]>([]);
  const update = (id: number, part: Partial<Sending>): void =>
    setSending((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const drop = (id: number): void => setSending((all) => all.filter((one) => one.id !== id));
  const send = (files: FileList | null): void => {
    for (const file of files ?? []) {
      next.current += 1;
      const id = next.current;
      setSending((all) => [...all, { id, name: file.name, share: 0, error: null }]);
      const before = last.current;
      last.current = uploadPicture(file, (share) => update(id, { share })).then(
        async ({ key, url }) => {
          await before;
          drop(id);
          change((draft) =>
            draft.pictures.some((picture) => picture.key === key) || draft.pictures.length >= MOST
              ? draft
              : { ...draft, pictures: [...draft.pictures, { key, url, alt: saidIn(), options: {} }] },
          );
        },
        (error: unknown) => update(id, { error }),
      );
    }
  };
  return { sending, send, drop };
}

export function MediaSection({ editor }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const { draft, change } = editor;
  const { sending, send, drop } = useUploads(editor);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);
  const move = (at: number, by: number): void => {
    const pictures = movedBy(draft.pictures, at, by);
    if (!pictures) return;
    change({ pictures });
    setSaid(t('pictureMoved', { place: at + by + 1, count: pictures.length }));
    // The row went to another place; the handle that moved it goes with it.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-picture="${at + by}"]`)?.focus());
  };
  const over = (event: DragEvent, at: number): void => {
    if (dragged === null) return;
    event.preventDefault();
    if (dragged === at) return;
    const pictures = movedBy(draft.pictures, dragged, at - dragged);
    if (pictures) change({ pictures });
    setDragged(at);
  };
  return (
    <Section id="media" title={t('media')} text={t('mediaText')}>
      <p className="sr-only" role="status">
        {said}
      </p>
      <ol className="grid grid-cols-2 gap-4 sm:grid-cols-3 xl:grid-cols-4">
        {draft.pictures.map((picture, at) => (
          <li
            key={`${picture.key} ${Object.values(picture.options).join()}`}
            className={`grid content-start gap-2 ${dragged === at ? 'opacity-50' : ''}`}
          >
            <PictureHandle editor={editor} at={at} onMove={move} onDrag={setDragged} onOver={over} />
            <PictureFields editor={editor} picture={picture} at={at} />
          </li>
        ))}
        <li>
          <AddPicture onFiles={send} />
        </li>
      </ol>
      {sending.map(({ id, name, share, error }) => (
        <div key={id} className="grid gap-1 text-sm">
          <span className="flex items-center justify-between gap-3">
            <bdi className="truncate">{name}</bdi>
            {error ? (
              <Button look="quiet" size="iconSm" aria-label={t('dismiss')} onClick={() => drop(id)}>
                <X aria-hidden size={16} />
              </Button>
            ) : null}
          </span>
          {error ? <Refusal error={error} /> : <progress className="h-2 w-full accent-accent" value={share} aria-label={name} />}
        </div>
      ))}
    </Section>
  );
}

interface HandleProps {
  editor: Editor;
  at: number;
  onMove: (at: number, by: number) => void;
  onDrag: (at: number | null) => void;
  onOver: (event: DragEvent, at: number) => void;
}

/** The picture itself is what moves it: dragged, or by arrow keys as one reads. */
function PictureHandle({ editor: { draft, first, change }, at, onMove, onDrag, onOver }: HandleProps) {
  const t = useTranslations('desk.editor');
  const picture = draft.pictures[at];
  if (!picture) return null;
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    const forth = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const by = event.key === forth || event.key === 'ArrowDown' ? 1 : event.key.startsWith('Arrow') ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    onMove(at, by);
  };
  const name = shownIn(picture.alt, first) || t('pictureNumber', { number: at + 1 });
  return (
    <div className="group relative">
      <button
        type="button"
        draggable
        data-picture={at}
        aria-label={t('movePicture', { name })}
        onDragStart={() => onDrag(at)}
        onDragEnd={() => onDrag(null)}
        onDragOver={(event) => onOver(event, at)}
        onKeyDown={keys}
        className="block aspect-[4/5] w-full cursor-grab overflow-hidden rounded-md bg-sunken active:cursor-grabbing"
      >
        <img src={picture.url} alt="" draggable={false} className="size-full object-cover" />
      </button>
      {at === 0 ? (
        <span className="pointer-events-none absolute start-2 top-2 rounded bg-paper/90 px-2 py-0.5 text-xs">{t('mainPicture')}</span>
      ) : null}
      <span className="absolute inset-x-1 bottom-1 flex justify-between rounded bg-paper/90">
        <Button look="quiet" size="iconSm" disabled={at === 0} aria-label={t('earlier', { name })} onClick={() => onMove(at, -1)}>
          <ChevronLeft aria-hidden size={18} className="rtl:rotate-180" />
        </Button>
        <Button
          look="quiet"
          size="iconSm"
          aria-label={t('removePicture', { name })}
          onClick={() => change({ pictures: draft.pictures.filter((_, index) => index !== at) })}
        >
          <X aria-hidden size={18} />
        </Button>
        <Button
          look="quiet"
          size="iconSm"
          disabled={at === draft.pictures.length - 1}
          aria-label={t('later', { name })}
          onClick={() => onMove(at, 1)}
        >
          <ChevronRight aria-hidden size={18} className="rtl:rotate-180" />
        </Button>
      </span>
    </div>
  );
}

function PictureFields({ editor, picture, at }: { editor: Editor; picture: PictureDraft; at: number }) {
  const t = useTranslations('desk.editor');
  const texts = useTranslations('desk.texts');
  const { draft, first, change, errorOf } = editor;
  const put = (part: Partial<PictureDraft>): void =>
    change({ pictures: draft.pictures.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  const values = draft.options.flatMap(({ code, name, values: all }) =>
    all.map((value) => ({
      key: `${code}=${value.code}`,
      code,
      value: value.code,
      words: `${shownIn(name, first)}: ${shownIn(value.name, first)}`,
    })),
  );
  const [chosen] = Object.entries(picture.options);
  return (
    <>
      <Input
        lang={first}
        dir={directionOf(first)}
        aria-label={texts('alt', { number: at + 1 })}
        placeholder={t('alt')}
        maxLength={300}
        value={picture.alt[first]}
        aria-invalid={errorOf(`/pictures/${at}/alt`) ? true : undefined}
        onChange={({ target }) => put({ alt: { ...picture.alt, [first]: target.value } })}
        className="h-9 text-sm"
      />
      {values.length > 0 ? (
        <Select
          aria-label={t('showsOf', { number: at + 1 })}
          value={chosen ? `${chosen[0]}=${chosen[1]}` : ''}
          onChange={({ target }) => {
            const found = values.find(({ key }) => key === target.value);
            put({ options: found ? { [found.code]: found.value } : {} });
          }}
          className="h-9 text-sm"
        >
          <option value="">{t('showsAll')}</option>
          {values.map(({ key, words }) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </Select>
      ) : null}
    </>
  );
}

function AddPicture({ onFiles }: { onFiles: (files: FileList | null) => void }) {
  const t = useTranslations('desk.editor');
  return (
    <label className="relative grid aspect-[4/5] w-full place-items-center rounded-md border border-dashed border-edge bg-raised text-center text-sm focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus hover:bg-sunken">
      <input
        type="file"
        multiple
        accept={types}
        data-testid="add-pictures"
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={({ target }) => {
          onFiles(target.files);
          target.value = '';
        }}
      />
      <span className="pointer-events-none grid justify-items-center gap-2 p-3 text-soft">
        <ImagePlus aria-hidden size={26} strokeWidth={1.3} />
        <span className="font-medium text-ink">{t('addPictures')}</span>
      </span>
    </label>
  );
}
