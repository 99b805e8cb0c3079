'use client';
// Passkeys of the account: add, name, remove.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { hasPasskeys, makePasskey } from '@/features/sign/passkey.ts';
import { useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Passkey } from '@/lib/types.ts';
import { Section } from './section.tsx';
import { useSave } from './use-save.ts';

export function Passkeys({ passkeys }: { passkeys: Passkey[] }) {
  const t = useTranslations('account.security');
  const save = useSave('security');
  return (
    <Section title={t('passkeys')} text={t('passkeysText')}>
      {passkeys.length === 0 ? <p className="mb-4 text-sm text-soft">{t('noPasskeys')}</p> : null}
      <ul className="mb-4 grid">
        {passkeys.map((passkey) => (
          <li key={passkey.id}>
            <PasskeyRow passkey={passkey} />
          </li>
        ))}
      </ul>
      <NameDialog
        title={t('addPasskey')}
        text={hasPasskeys() ? t('addPasskeyText') : t('noPasskeysHere')}
        initial={t('passkeyName')}
        submit={t('addPasskey')}
        onName={(name) => save(makePasskey(name), t('passkeyAdded', { name }))}
        trigger={
          <Button look="line" data-testid="add-passkey">
            <KeyRound aria-hidden size={17} strokeWidth={1.6} /> {t('addPasskey')}
          </Button>
        }
      />
    </Section>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const t = useTranslations('account.security');
  const form = useTranslations('form');
  const moment = useMoment();
  const save = useSave('security');
  const { id, name, host, createdAt, lastUsedAt } = passkey;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3" data-testid="passkey">
      <span className="min-w-0">
        <span className="block truncate font-medium">
          <bdi>{name}</bdi>
        </span>
        <span className="block text-sm text-soft">
          {t('passkeyFacts', { when: moment(createdAt), host })} {lastUsedAt ? t('lastUsed', { when: moment(lastUsedAt) }) : t('neverUsed')}
        </span>
      </span>
      <span className="flex gap-2">
        <NameDialog
          title={t('renameOf', { name })}
          initial={name}
          submit={form('save')}
          onName={(next) =>
            save(answer(api.PATCH('/v1/me/passkeys/{id}', { params: { path: { id } }, body: { name: next } })), form('saved'))
          }
          trigger={
            <Button look="line" size="sm" aria-label={t('renameOf', { name })}>
              {t('rename')}
            </Button>
          }
        />
        <ConfirmDialog
          title={t('removeOf', { name })}
          text={t('removePasskeyText')}
          onConfirm={() => save(answer(api.DELETE('/v1/me/passkeys/{id}', { params: { path: { id } } })), t('passkeyRemoved', { name }))}
          trigger={
            <Button look="line" size="sm" aria-label={t('removeOf', { name })}>
              {form('remove')}
            </Button>
          }
        />
      </span>
    </div>
  );
}

interface NameDialogProps {
  title: string;
  text?: string;
  initial: string;
  submit: string;
  onName: (name: string) => Promise<unknown>;
  trigger: ReactNode;
}

function NameDialog({ title, text, initial, submit, onName, trigger }: NameDialogProps) {
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={title} description={text} closeLabel={common('close')} trigger={trigger}>
      <NameForm initial={initial} submit={submit} onName={(name) => onName(name).then(() => setOpen(false))} />
    </Dialog>
  );
}

function NameForm({ initial, submit, onName }: Pick<NameDialogProps, 'initial' | 'submit' | 'onName'>) {
  const t = useTranslations('account.security');
  const act = useAct();
  return (
    <form className="grid gap-4" onSubmit={submitOf((data) => void act.run(() => onName(formText(data, 'name'))))}>
      <Field label={t('name')}>
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            maxLength={80}
            defaultValue={initial}
            autoFocus
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="name-submit">
        {submit}
      </Button>
    </form>
  );
}
