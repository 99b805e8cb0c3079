'use client';
// Asks before something that can't be undone, by its name; the gravest must be typed.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Refusal } from './refusal.tsx';
import { submitOf, useAct } from './use-act.ts';

interface ConfirmDialogProps {
  trigger: ReactNode;
  /** The act and the thing: "Remove Anna". */
  title: string;
  text: ReactNode;
  /** What must be typed before. */
  word?: string;
  onConfirm: () => Promise<unknown>;
  /** More to be filled in; what was goes to `onConfirm` by its own state. */
  children?: ReactNode;
}

export function ConfirmDialog({ trigger, title, text, word, onConfirm, children }: ConfirmDialogProps) {
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={title} description={text} closeLabel={common('close')} trigger={trigger}>
      <Confirm title={title} word={word} onConfirm={onConfirm} onDone={() => setOpen(false)}>
        {children}
      </Confirm>
    </Dialog>
  );
}

type ConfirmProps = Pick<ConfirmDialogProps, 'title' | 'onConfirm' | 'children'> & { word?: string | undefined; onDone: () => void };

function Confirm({ title, word, onConfirm, onDone, children }: ConfirmProps) {
  const t = useTranslations('form');
  const act = useAct();
  const [typed, setTyped] = useState('');
  const confirm = (): void =>
    void act.run(async () => {
      await onConfirm();
      onDone();
    });
  return (
    <form className="grid gap-4" onSubmit={submitOf(confirm)}>
      {children}
      {word === undefined ? null : (
        <Field label={t('typeToConfirm', { word })}>
          {(control) => (
            <Input {...control} name="word" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          )}
        </Field>
      )}
      <Refusal error={act.error} />
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
        <Button look="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button
          type="submit"
          look="danger"
          busy={act.busy}
          disabled={act.busy || (word !== undefined && typed.trim() !== word)}
          data-testid="confirm"
          className="h-auto min-h-11 py-2 whitespace-normal"
        >
          {title}
        </Button>
      </div>
    </form>
  );
}
