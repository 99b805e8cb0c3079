'use client';
// What each role may do, as a table of permissions.
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Check, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { Role } from '@/lib/types.ts';
import { usePermissionName } from './permission-boxes.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { usePermissions, useRoles } from './use-roles.ts';

export function RolesPage() {
  const t = useTranslations('desk.role');
  const staff = useTranslations('staff');
  const may = useMay('roles.write');
  const roles = useRoles();
  const permissions = usePermissions();
  const query = {
    data: roles.data && permissions.data ? { roles: roles.data.items, permissions: permissions.data.items } : undefined,
    error: roles.error ?? permissions.error,
    refetch: () => Promise.all([roles.refetch(), permissions.refetch()]),
  };
  return (
    <>
      <PageHead title={staff('page.roles')} text={t('text')}>
        {may ? (
          <RoleDialog
            trigger={
              <Button data-testid="new-role">
                <Plus aria-hidden size={18} /> {t('new')}
              </Button>
            }
          />
        ) : null}
      </PageHead>
      <Answer query={query} failed={staff('failed')}>
        {(data) => <Matrix roles={data.roles} permissions={data.permissions.map(({ permission }) => permission)} />}
      </Answer>
    </>
  );
}

function Matrix({ roles, permissions }: { roles: Role[]; permissions: Role['permissions'] }) {
  const t = useTranslations('desk.role');
  const staff = useTranslations('staff');
  const may = useMay('roles.write');
  const nameOf = usePermissionName();
  return (
    <Table label={staff('page.roles')}>
      <thead>
        <tr>
          <Th className="sticky start-0 bg-paper">{t('permission')}</Th>
          {roles.map((role) => (
            <Th key={role.key} className="min-w-36 text-center align-top">
              <span className="block text-sm font-medium whitespace-normal text-ink">{role.name}</span>
              <span className="block font-normal">{t('members', { count: role.members })}</span>
              {may && !role.fixed ? <RoleActs role={role} /> : <Badge className="mt-2">{t(role.fixed ? 'fixed' : 'builtIn')}</Badge>}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {permissions.map((permission) => (
          <tr key={permission}>
            <th scope="row" className="sticky start-0 border-b border-line bg-paper px-3 py-2.5 text-start font-normal">
              {nameOf(permission)}
            </th>
            {roles.map((role) => {
              const has = role.permissions.includes(permission);
              return (
                <Td key={role.key} className="text-center">
                  {has ? (
                    <Check aria-hidden size={18} className="mx-auto text-success" />
                  ) : (
                    <span aria-hidden className="text-soft">
                      –
                    </span>
                  )}
                  <span className="sr-only">{t(has ? 'yes' : 'no')}</span>
                </Td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RoleActs({ role }: { role: Role }) {
  const t = useTranslations('desk.role');
  const form = useTranslations('form');
  const save = useSave('roles');
  return (
    <span className="mt-2 flex justify-center gap-1">
      <RoleDialog
        role={role}
        trigger={
          <Button look="line" size="sm" aria-label={t('changeOf', { name: role.name })}>
            {t('change')}
          </Button>
        }
      />
      {role.builtIn ? null : (
        <ConfirmDialog
          title={t('deleteOf', { name: role.name })}
          text={t('deleteText')}
          onConfirm={() =>
            save(answer(api.DELETE('/v1/admin/roles/{key}', { params: { path: { key: role.key } } })), t('deleted', { name: role.name }))
          }
          trigger={
            <Button look="quiet" size="sm" aria-label={t('deleteOf', { name: role.name })}>
              {form('remove')}
            </Button>
          }
        />
      )}
    </span>
  );
}
