// Which operations ask for a fresh sign-in of the person themself, and that the description says so.
import { expect, test } from 'vitest';
import { operations } from '#contracts/index.ts';
import { describeApi } from './openapi.ts';

const carriers = operations.filter(({ stepUp }) => stepUp);

test('COR-05 what moves rights, host names, retention, holds or ways in asks for a fresh sign-in; the list is this', () => {
  expect(carriers.map(({ id }) => id).toSorted()).toEqual([
    'addChannelHost',
    'addTotp',
    'changeEmail',
    'changeMemberRole',
    'closeOrganization',
    'createApiKey',
    'createRole',
    'deleteFlag',
    'deleteRole',
    'foundOrganizationForOthers',
    'impersonate',
    'inviteMember',
    'inviteOrganizationOwner',
    'liftLegalHold',
    'linkSocial',
    'pinFlag',
    'putFlag',
    'reactivateOrganization',
    'removeChannelHost',
    'removeMember',
    'removePasskey',
    'requestErasure',
    'resendInvitation',
    'revokeApiKey',
    'revokeInvitation',
    'rotateApiKey',
    'setAuditRetention',
    'setLegalHold',
    'suspendOrganization',
    'transferOwnership',
    'unlinkSocial',
    'unpinFlag',
    'updateRole',
    'verifyChannelHost',
    'verifyPhone',
  ]);
});

test('COR-05 the description of the API says which operations ask for it, and nothing reads only with it', () => {
  const { paths } = describeApi(operations) as { paths: Record<string, Record<string, { operationId: string; 'x-step-up'?: true }>> };
  const told = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap((each) => (each['x-step-up'] ? [each.operationId] : [])),
  );
  expect(told.toSorted()).toEqual(carriers.map(({ id }) => id).toSorted());
  expect(carriers.filter(({ method }) => method === 'GET')).toEqual([]);
});
