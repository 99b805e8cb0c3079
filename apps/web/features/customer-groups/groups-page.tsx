'use client';
// Groups of customers: who pays prices of their own.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { CustomerGroup } from '@/lib/types.ts';
import { Members } from './members.tsx';

export function GroupsPage() {
  const t = useTranslations('desk.customerGroup');
  const staff = useTranslations('staff');
  const address = useAddress();
  const may = useMay('promotions.write');
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['customer-groups', cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/customer-groups', { params: { query: { cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={staff('page.customerGroups')} text={t('intro')}>
        {may ? <NameDialog /> : null}
      </PageHead>
      <Listed query={query} failed={staff('failed')} none={<EmptyState title={t('none')} text={t('noneText')} />}>
        {(items) => (
          <Table stacks label={staff('page.customerGroups')} className={query.isPlaceholderData ? 'opacity-50' : ''}>
            <thead>
              <tr>
                <Th>{t('name')}</Th>
                <Th className="text-end">{t('members')}</Th>
                <Th className="text-end">{staff('page.priceLists')}</Th>
                <Th>
                  <span className="sr-only">{t('acts')}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <GroupRow key={row.id} row={row} />
              ))}
            </tbody>
          </Table>
        )}
      </Listed>
    </>
  );
}

function GroupRow({ row }: { row: CustomerGroup }) {
  const t = useTranslations('desk.customerGroup');
  const staff = useTranslations('staff');
  const may = useMay('promotions.write');
  const count = new Intl.NumberFormat(numberLocale(useLocale()));
  const save = useSave('customer-groups');
  const { name } = row;
  return (
    <tr data-testid="customer-group">
      <Td className="min-w-40 font-medium">
        <bdi>{name}</bdi>
      </Td>
      <Td label={t('members')} className="tabular text-end">
        {count.format(row.members)}
      </Td>
      <Td label={staff('page.priceLists')} className="tabular text-end">
        {count.format(row.lists)}
      </Td>
      <Td>
        {may ? (
          <span className="flex justify-end gap-2">
            <MembersDialog group={row} />
            <NameDialog group={row} />
            <ConfirmDialog
              title={t('dropOf', { name })}
              text={t('dropText')}
              onConfirm={() =>
                save(answer(api.DELETE('/v1/admin/customer-groups/{id}', { params: { path: { id: row.id } } })), t('dropped', { name }))
              }
              trigger={
                <Button look="quiet" size="sm" aria-label={t('dropOf', { name })}>
                  {t('drop')}
                </Button>
              }
            />
          </span>
        ) : null}
      </Td>
    </tr>
  );
}

function MembersDialog({ group }: { group: CustomerGroup }) {
  const t = useTranslations('desk.customerGroup');
  const common = useTranslations('common');
  return (
    <Dialog
      title={t('membersOf', { name: group.name })}
      closeLabel={common('close')}
      trigger={
        <Button look="quiet" size="sm" aria-label={t('membersOf', { name: group.name })}>
          {t('members')}
        </Button>
      }
    >
      <Members groupId={group.id} />
    </Dialog>
  );
}

function NameDialog({ group }: { group?: CustomerGroup }) {
  const t = useTranslations('desk.customerGroup');
  return (
    <FormDialog
      title={group ? t('rename') : t('new')}
      trigger={
        group ? (
          <Button look="quiet" size="sm" aria-label={t('renameOf', { name: group.name })}>
            {t('rename')}
          </Button>
        ) : (
          <Button data-testid="new-group">
            <Plus aria-hidden size={18} /> {t('new')}
          </Button>
        )
      }
    >
      {(close) => <NameForm key={group?.version} group={group} onDone={close} />}
    </FormDialog>
  );
}

function NameForm({ group, onDone }: { group: CustomerGroup | undefined; onDone: () => void }) {
  const t = useTranslations('desk.customerGroup');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('customer-groups');
  const fieldError = useFieldError(act.error);
  const send = (data: FormData): void =>
    void act.run(async () => {
      const name = formText(data, 'name');
      if (group) {
        const body = { name, version: group.version };
        await save(answer(api.PUT('/v1/admin/customer-groups/{id}', { params: { path: { id: group.id } }, body })), t('saved', { name }));
      } else await save(answer(api.POST('/v1/admin/customer-groups', { body: { name } })), t('saved', { name }));
      onDone();
    });
  return (
    <form className="grid gap-5" onSubmit={submitOf(send)}>
      <Field label={t('name')} error={fieldError('name')}>
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            maxLength={120}
            autoFocus
            dir="auto"
            placeholder={t('nameSample')}
            defaultValue={group?.name}
          />
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy}>
        {act.busy ? form('working') : form('save')}
      </Button>
    </form>
  );
}
