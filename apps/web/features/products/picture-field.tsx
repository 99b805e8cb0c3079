'use client';
// A picture is chosen or dropped, shown at once, and sent while one goes on typing.
import { Button } from '@tessera/ui/button.tsx';
import { ImagePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { type Uploaded, uploadPicture } from './upload.ts';

const types = 'image/png,image/jpeg,image/webp,image/avif,image/gif';

interface Sending {
  preview: string;
  share: number;
  done: boolean;
  error: unknown;
}

interface PictureFieldProps {
  label: string;
  /** What stands there already. */
  current?: string | null;
  /** Gets the picture while it is on its way, so that a form can wait for it; null when it was taken away. */
  onPicture: (picture: Promise<Uploaded> | null) => void;
  square?: boolean;
}

export function PictureField({ label, current = null, onPicture, square }: PictureFieldProps) {
  const t = useTranslations('desk.picture');
  const form = useTranslations('form');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { sending, send, drop } = useSending(onPicture);
  const shown = sending?.preview ?? current;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-2">
      <label
        htmlFor={id}
        className={`relative grid ${square ? 'aspect-square max-w-40' : 'aspect-[16/9] sm:aspect-[4/5]'} w-full place-items-center overflow-hidden rounded-lg border border-dashed text-center text-sm focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus ${over ? 'border-ink bg-sunken' : 'border-edge bg-raised hover:bg-sunken'}`}
      >
        <input
          ref={input}
          id={id}
          type="file"
          accept={types}
          data-testid="picture"
          // The browser takes what is dropped here; it is only shown that it may be.
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) send(file);
          }}
        />
        {shown ? (
          <img src={shown} alt={label} className="pointer-events-none absolute inset-0 size-full object-cover" />
        ) : (
          <span className="pointer-events-none grid justify-items-center gap-2 p-4 text-soft">
            <ImagePlus aria-hidden size={30} strokeWidth={1.3} />
            <span className="font-medium text-ink">{label}</span>
            <span>{t('hint')}</span>
          </span>
        )}
        {shown ? <span className="sr-only">{label}</span> : null}
        {sending && !sending.done && !sending.error ? <Progress share={sending.share} label={t('sending')} /> : null}
      </label>
      <Refusal error={sending?.error} />
      {shown ? (
        <div className="flex flex-wrap gap-2">
          <Button look="line" size="sm" onClick={() => input.current?.click()}>
            {t('other')}
          </Button>
          {sending ? (
            <Button
              look="quiet"
              size="sm"
              onClick={() => {
                if (input.current) input.current.value = '';
                drop();
              }}
            >
              {form('remove')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Progress({ share, label }: { share: number; label: string }) {
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      className="absolute inset-x-3 bottom-3 h-2 overflow-hidden rounded-full bg-paper/80"
    >
      <span
        className="block h-full rounded-full bg-accent transition-[width] duration-150"
        style={{ inlineSize: `${Math.max(4, share * 100)}%` }}
      />
    </span>
  );
}

/** Sends what was chosen last; what is on its way for an earlier choice is forgotten. */
function useSending(onPicture: PictureFieldProps['onPicture']) {
  const [sending, setSending] = useState<Sending | null>(null);
  const preview = sending?.preview;
  useEffect(() => () => (preview ? URL.revokeObjectURL(preview) : undefined), [preview]);
  const send = (file: File): void => {
    const own = URL.createObjectURL(file);
    const change = (part: Partial<Sending>): void => setSending((now) => (now?.preview === own ? { ...now, ...part } : now));
    setSending({ preview: own, share: 0, done: false, error: null });
    const picture = uploadPicture(file, (share) => change({ share }));
    picture.then(
      () => change({ done: true }),
      (error: unknown) => change({ error }),
    );
    onPicture(picture);
  };
  const drop = (): void => {
    setSending(null);
    onPicture(null);
  };
  return { sending, send, drop };
}
