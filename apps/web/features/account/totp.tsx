'use client';
// The authenticator app: set up by a picture or by hand, proved once, with recovery codes for the day it is lost.
import { Badge, Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { CodeField } from '@/features/form/code-field.tsx';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Qr } from '@/features/form/qr.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { CopyButton, DownloadButton } from '@/features/form/secret.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Security } from '@/lib/types.ts';
import { Section } from './section.tsx';
import { useSave } from './use-save.ts';

export function Totp({ security: { totp, recoveryCodesLeft } }: { security: Security }) {
  const t = useTranslations('account.security');
  const moment = useMoment();
  return (
    <Section
      title={
        <span className="flex flex-wrap items-center gap-3">
          {t('totp')}
          <Badge tone={totp.on ? 'success' : 'plain'}>{t(totp.on ? 'on' : 'off')}</Badge>
        </span>
      }
      text={totp.since ? t('totpSince', { when: moment(totp.since) }) : t('totpText')}
    >
      {totp.on ? <TotpOn left={recoveryCodesLeft} /> : <TotpOff />}
    </Section>
  );
}

function TotpOn({ left }: { left: number }) {
  const t = useTranslations('account.security');
  const common = useTranslations('common');
  const act = useAct();
  const save = useSave('security');
  const [codes, setCodes] = useState<string[]>();
  const renew = async (): Promise<void> => {
    const { recoveryCodes } = await save(answer(api.POST('/v1/me/recovery-codes')));
    setCodes(recoveryCodes);
  };
  return (
    <div className="grid justify-items-start gap-4">
      {left <= 3 ? (
        <Notice tone="warning">{t('codesLeft', { count: left })}</Notice>
      ) : (
        <p className="text-sm text-soft">{t('codesLeft', { count: left })}</p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button look="line" busy={act.busy} disabled={act.busy} onClick={() => void act.run(renew)}>
          {t('newCodes')}
        </Button>
        <ConfirmDialog
          trigger={<Button look="danger">{t('totpOff')}</Button>}
          title={t('totpOff')}
          text={t('totpOffText')}
          onConfirm={() => save(answer(api.DELETE('/v1/me/totp')), t('totpIsOff'))}
        />
      </div>
      <Refusal error={act.error} />
      <Dialog open={codes !== undefined} onOpenChange={() => setCodes(undefined)} title={t('codesTitle')} closeLabel={common('close')}>
        <RecoveryCodes codes={codes ?? []} onDone={() => setCodes(undefined)} />
      </Dialog>
    </div>
  );
}

function TotpOff() {
  const t = useTranslations('account.security');
  const common = useTranslations('common');
  const act = useAct();
  const save = useSave('security');
  const [key, setKey] = useState<{ secret: string; uri: string }>();
  const [codes, setCodes] = useState<string[]>();
  // Read again only when the codes were seen: this part goes when the app is on.
  const done = (): void => {
    setKey(undefined);
    setCodes(undefined);
    if (codes) void save(Promise.resolve(), t('totpIsOn'));
  };
  return (
    <>
      <Button
        look="line"
        busy={act.busy}
        disabled={act.busy}
        onClick={() => void act.run(async () => setKey(await answer(api.POST('/v1/me/totp'))))}
      >
        {t('totpSetUp')}
      </Button>
      <Refusal error={act.error} />
      <Dialog open={key !== undefined} onOpenChange={done} title={codes ? t('codesTitle') : t('totpSetUp')} closeLabel={common('close')}>
        {codes ? <RecoveryCodes codes={codes} onDone={done} /> : key ? <SetUp totpKey={key} onCodes={setCodes} /> : null}
      </Dialog>
    </>
  );
}

function SetUp({ totpKey, onCodes }: { totpKey: { secret: string; uri: string }; onCodes: (codes: string[]) => void }) {
  const t = useTranslations('account.security');
  const act = useAct();
  const [failures, setFailures] = useState(0);
  const confirm = (code: string): void =>
    void act.run(async () => {
      try {
        onCodes((await answer(api.POST('/v1/me/totp/confirm', { body: { code } }))).recoveryCodes);
      } catch (problem) {
        setFailures(failures + 1);
        throw problem;
      }
    });
  return (
    <form className="grid gap-5" onSubmit={submitOf((data) => confirm(formText(data, 'code')))}>
      <Step number={1}>{t('scan')}</Step>
      <div className="flex flex-wrap items-center gap-5">
        <Qr text={totpKey.uri} label={t('qr')} />
        <div className="grid min-w-0 flex-1 basis-44 justify-items-start gap-2">
          <p className="text-sm text-soft">{t('byHand')}</p>
          <code dir="ltr" data-testid="totp-secret" className="max-w-full text-sm break-words select-all">
            {totpKey.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
          </code>
          <CopyButton text={totpKey.secret} />
        </div>
      </div>
      <Step number={2}>{t('proveApp')}</Step>
      <CodeField key={failures} busy={act.busy} onFull={confirm} />
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {t('switchOn')}
      </Button>
    </form>
  );
}

const Step = ({ number, children }: { number: number; children: ReactNode }) => (
  <p className="flex items-baseline gap-3 text-sm">
    <span aria-hidden className="tabular grid size-6 shrink-0 place-items-center rounded-full bg-sunken text-xs font-medium">
      {number}
    </span>
    {children}
  </p>
);

/** Shown this once; whoever goes on says that they are kept. */
function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useTranslations('account.security');
  const text = codes.join('\n');
  return (
    <div className="grid gap-4">
      <p className="text-soft">{t('codesText')}</p>
      <ul
        dir="ltr"
        data-testid="recovery-codes"
        className="tabular grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunken p-4 text-center font-medium"
      >
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={text} />
        <DownloadButton text={`${text}\n`} name="recovery-codes.txt" />
      </div>
      <Button onClick={onDone} data-testid="codes-kept">
        {t('codesKept')}
      </Button>
    </div>
  );
}
