'use client';
// The second proof of who one is: the authenticator app, a recovery code, or a passkey.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CodeField } from '@/features/form/code-field.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { type Act, submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import { ApiProblem } from '@/lib/problem.ts';
import { hasPasskeys, showPasskey } from './passkey.ts';
import { useArrive } from './use-next.ts';

const ways = ['totp', 'recovery_code', 'passkey'] as const;
export type FactorWay = (typeof ways)[number];
export interface FactorNeed {
  challenge: string;
  methods: FactorWay[];
}

const isWay = (way: unknown): way is FactorWay => ways.some((one) => one === way);

/** What a refusal asks for beyond the first proof, if it does. */
export function factorNeedOf(problem: unknown): FactorNeed | null {
  if (!(problem instanceof ApiProblem) || problem.code !== 'SECOND_FACTOR_NEEDED') return null;
  const { challenge, methods } = problem.facts;
  return typeof challenge === 'string' && Array.isArray(methods) ? { challenge, methods: methods.filter(isWay) } : null;
}

/** The same from the fragment that a provider's way back carries. */
export function factorNeedIn(hash: string): FactorNeed | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const challenge = parts.get('second-factor');
  return challenge ? { challenge, methods: (parts.get('methods') ?? 'totp').split(',').filter(isWay) } : null;
}

const switchNames = { totp: 'useTotp', recovery_code: 'useRecovery', passkey: 'usePasskey' } as const;

export function SecondFactor({ need, onBack }: { need: FactorNeed; onBack: () => void }) {
  const t = useTranslations('sign.factor');
  const act = useAct();
  const arrive = useArrive();
  const usable = need.methods.filter((way) => way !== 'passkey' || hasPasskeys());
  const [way, setWay] = useState<FactorWay>(usable[0] ?? 'totp');
  const [failures, setFailures] = useState(0);
  const prove = (work: () => Promise<unknown>): void =>
    void act.run(async () => {
      try {
        await work();
      } catch (problem) {
        setFailures(failures + 1);
        throw problem;
      }
      return await arrive();
    });
  const byCode = (code: string): void =>
    prove(() => answer(api.POST('/v1/auth/second-factor', { body: { challenge: need.challenge, code } })));
  const byPasskey = (): void =>
    prove(async () => {
      const passkey = await showPasskey(need.challenge);
      return await answer(api.POST('/v1/auth/second-factor', { body: { challenge: need.challenge, passkey } }));
    });
  return (
    <>
      <h1 className="text-4xl">{t('title')}</h1>
      <Proof key={`${way}${failures}`} way={way} act={act} onCode={byCode} onPasskey={byPasskey} />
      <div className="grid justify-items-start gap-2 text-sm">
        {usable
          .filter((other) => other !== way)
          .map((other) => (
            <Button
              key={other}
              look="link"
              size="sm"
              onClick={() => {
                act.clear();
                setWay(other);
              }}
            >
              {t(switchNames[other])}
            </Button>
          ))}
        <Button look="link" size="sm" onClick={onBack}>
          {t('again')}
        </Button>
      </div>
    </>
  );
}

interface ProofProps {
  way: FactorWay;
  act: Act;
  onCode: (code: string) => void;
  onPasskey: () => void;
}

function Proof({ way, act, onCode, onPasskey }: ProofProps) {
  const t = useTranslations('sign');
  if (way === 'passkey')
    return (
      <div className="grid gap-4">
        <p className="text-soft">{t('factor.passkey')}</p>
        <Refusal error={act.error} />
        <Button size="lg" busy={act.busy} disabled={act.busy} onClick={onPasskey} autoFocus>
          {t('factor.usePasskey')}
        </Button>
      </div>
    );
  return (
    <form className="grid gap-4" onSubmit={submitOf((data) => onCode(formText(data, 'code')))}>
      <p className="text-soft">{t(way === 'totp' ? 'factor.totp' : 'factor.recovery')}</p>
      {way === 'totp' ? (
        <CodeField busy={act.busy} onFull={onCode} />
      ) : (
        <Field label={t('factor.recoveryCode')}>
          {(control) => (
            <Input
              {...control}
              name="code"
              required
              autoFocus
              autoComplete="off"
              autoCapitalize="none"
              dir="ltr"
              maxLength={20}
              placeholder="xxxxx-xxxxx"
            />
          )}
        </Field>
      )}
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy}>
        {t('code.submit')}
      </Button>
    </form>
  );
}
