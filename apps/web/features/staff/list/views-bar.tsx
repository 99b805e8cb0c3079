'use client';
// The saved views of a list as tabs, and what can be done with the one that is shown.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { BookmarkPlus, Star, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { formText } from '@/lib/form-text.ts';
import { useMay } from '../desk.tsx';
import type { Views } from './use-views.ts';

const tab = (here: boolean): string =>
  `-mb-px inline-flex min-h-11 items-center gap-1.5 whitespace-nowrap border-b-2 px-3 py-2.5 text-sm outline-offset-[-2px] ${here ? 'border-ink font-medium' : 'border-transparent text-soft hover:text-ink'}`;

export function ViewsBar({ views }: { views: Views }) {
  const t = useTranslations('desk.list');
  const { items, current, isPlain, go } = views;
  if (items.length === 0 && isPlain) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line">
      <nav aria-label={t('views')} className="flex min-w-0 gap-1 overflow-x-auto">
        <button type="button" aria-current={isPlain ? 'true' : undefined} onClick={() => go(null)} className={tab(isPlain)}>
          {t('everything')}
        </button>
        {items.map((view) => (
          <button
            key={view.id}
            type="button"
            aria-current={view === current ? 'true' : undefined}
            onClick={() => go(view)}
            className={tab(view === current)}
          >
            {view.isDefault ? <Star aria-hidden size={13} className="fill-current" /> : null}
            <bdi>{view.name}</bdi>
            {view.shared ? <span className="sr-only">({t('shared')})</span> : null}
          </button>
        ))}
      </nav>
      <ViewActs views={views} />
    </div>
  );
}

function ViewActs({ views }: { views: Views }) {
  const t = useTranslations('desk.list');
  const { current, isPlain, change, remove, go } = views;
  const act = useAct();
  if (!current)
    return isPlain ? null : (
      <span className="py-1">
        <SaveView views={views} />
      </span>
    );
  if (!current.changeable) return null;
  const drop = async (): Promise<void> => {
    await remove(current);
    go(null);
  };
  return (
    <span className="flex items-center gap-1 py-1">
      <Button
        look="quiet"
        size="sm"
        disabled={act.busy}
        aria-pressed={current.isDefault}
        onClick={() => void act.run(() => change(current, { isDefault: !current.isDefault }))}
      >
        <Star aria-hidden size={16} className={current.isDefault ? 'fill-current' : ''} />
        {t(current.isDefault ? 'noDefault' : 'makeDefault')}
      </Button>
      <Button
        look="quiet"
        size="iconSm"
        disabled={act.busy}
        aria-label={t('removeView', { name: current.name })}
        title={t('removeView', { name: current.name })}
        onClick={() => void act.run(drop)}
      >
        <Trash2 aria-hidden size={16} />
      </Button>
      <Refusal error={act.error} />
    </span>
  );
}

function SaveView({ views }: { views: Views }) {
  const t = useTranslations('desk.list');
  const form = useTranslations('form');
  const common = useTranslations('common');
  const mayShare = useMay('organization.write');
  const [open, setOpen] = useState(false);
  const act = useAct();
  const submit = (data: FormData): void =>
    void act.run(async () => {
      await views.add({ name: formText(data, 'name'), shared: data.has('shared'), isDefault: data.has('isDefault') });
      setOpen(false);
    });
  const tick = (name: 'shared' | 'isDefault') => (
    <label className="flex min-h-11 items-center gap-3 text-sm">
      <input type="checkbox" name={name} className="size-5 accent-accent" /> {t(`save.${name}`)}
    </label>
  );
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('saveView')}
      description={t('saveText')}
      closeLabel={common('close')}
      trigger={
        <Button look="quiet" size="sm" data-testid="save-view">
          <BookmarkPlus aria-hidden size={16} /> {t('saveView')}
        </Button>
      }
    >
      <form className="grid gap-3" onSubmit={submitOf(submit)}>
        <Field label={t('viewName')}>{(control) => <Input {...control} name="name" required maxLength={60} autoFocus dir="auto" />}</Field>
        {mayShare ? tick('shared') : null}
        {tick('isDefault')}
        <Refusal error={act.error} />
        <Button type="submit" busy={act.busy} disabled={act.busy}>
          {form('save')}
        </Button>
      </form>
    </Dialog>
  );
}
