'use client';
// Who is in a group of customers: named by address, put in and taken out.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, inputStyle } from '@tessera/ui/field.tsx';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';

export function Members({ groupId }: { groupId: string }) {
  const t = useTranslations('desk.customerGroup');
  const staff = useTranslations('staff');
  const common = useTranslations('common');
  const path = { id: groupId };
  const query = useInfiniteQuery({
    queryKey: ['customer-groups', groupId, 'members'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/v1/admin/customer-groups/{id}/members', { params: { path, query: { cursor: pageParam, limit: 50 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const act = useAct();
  const save = useSave('customer-groups');
  const takeOut = (memberId: string, email: string): void =>
    void act.run(() =>
      save(
        answer(api.DELETE('/v1/admin/customer-groups/{id}/members/{memberId}', { params: { path: { ...path, memberId } } })),
        t('takenOut', { email }),
      ),
    );
  return (
    <div className="grid gap-6">
      <AddForm groupId={groupId} />
      <Refusal error={act.error} />
      <Answer query={query} failed={staff('failed')}>
        {({ pages }) => (
          <ul className="grid max-h-80 overflow-y-auto">
            {pages
              .flatMap(({ items }) => items)
              .map(({ id, email }) => (
                <li key={id} className="flex items-center justify-between gap-3 border-t border-line py-1 text-sm">
                  <bdi className="min-w-0 break-all">{email}</bdi>
                  <Button
                    look="quiet"
                    size="iconSm"
                    disabled={act.busy}
                    aria-label={t('takeOut', { email })}
                    onClick={() => takeOut(id, email)}
                  >
                    <X aria-hidden size={16} />
                  </Button>
                </li>
              ))}
            {query.hasNextPage ? (
              <li className="border-t border-line pt-3">
                <Button look="line" size="sm" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {common('nextPage')}
                </Button>
              </li>
            ) : null}
          </ul>
        )}
      </Answer>
    </div>
  );
}

function AddForm({ groupId }: { groupId: string }) {
  const t = useTranslations('desk.customerGroup');
  const form = useTranslations('form');
  // Another form for the next ones.
  const [round, setRound] = useState(0);
  const act = useAct();
  const save = useSave('customer-groups');
  const fieldError = useFieldError(act.error);
  const send = (data: FormData): void => {
    const emails = formText(data, 'emails')
      .split(/[\s,;]+/)
      .filter(Boolean);
    void act.run(async () => {
      await save(
        answer(api.POST('/v1/admin/customer-groups/{id}/members', { params: { path: { id: groupId } }, body: { emails } })),
        t('added'),
      );
      setRound((now) => now + 1);
    });
  };
  return (
    <form key={round} className="grid gap-4" onSubmit={submitOf(send)}>
      <Field label={t('emails')} hint={t('emailsHint')} error={fieldError('emails') && t('badEmails')}>
        {(control) => (
          <textarea {...control} name="emails" required rows={3} maxLength={10_000} dir="ltr" className={`${inputStyle} h-auto! py-2`} />
        )}
      </Field>
      <Refusal error={fieldError('emails') ? null : act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {act.busy ? form('working') : t('add')}
      </Button>
    </form>
  );
}
