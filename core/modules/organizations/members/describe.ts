// What mails about members tell, read when the mail is written.
import type { MemberPermission } from '#contracts/permissions.ts';
import { openPerson } from '#modules/identity/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { shopOfOrganization } from '../organizations.sql.ts';
import { invitationById } from './invitations.sql.ts';
import { openInvitation } from './invitations.sealed.ts';
import { tokenOf } from './invite.ts';
import { memberOfOrganization, membersWho, ownersOf, personById } from './members.sql.ts';

type Shop = { preset: string; hosts: string[] };

/** Somebody with an account, as far as organizations ask. */
export async function findPerson(tx: Tx, userId: Uuid) {
  const row = await tx.row(personById, [userId]);
  return row && openPerson(row);
}

/** An organization's name and shop; one without a shop has the address of the installation. */
async function shopOf(tx: Tx, orgId: Uuid): Promise<{ organization: string; shop: Shop }> {
  const row = await tx.row(shopOfOrganization, [orgId]);
  return { organization: row?.name ?? '', shop: { preset: row?.preset ?? '', hosts: row?.hosts ?? [] } };
}

/** An invitation as it was sent the `sends`-th time, with the token of its link; undefined when it is no longer good. */
export async function describeInvitation(tx: Tx, input: { orgId: Uuid; id: Uuid; sends: number }) {
  const row = await tx.row(invitationById, [input.orgId, input.id]);
  const found = row && openInvitation(row);
  if (!found || found.accepted_at || found.revoked_at || found.sends !== input.sends || found.expires_at <= tx.now) return undefined;
  const { shop } = await shopOf(tx, input.orgId);
  const { email, locale, organization, inviter, role_name: roleName, expires_at: expiresAt } = found;
  return { email, locale, organization, inviter, roleName, shop, expiresAt, token: tokenOf(found) };
}

export async function describeTransfer(tx: Tx, input: { orgId: Uuid; from: Uuid; to: Uuid }) {
  const reader = async (userId: Uuid) => {
    const person = await findPerson(tx, userId);
    const member = await tx.row(memberOfOrganization, [input.orgId, userId]);
    return person && { name: person.name, email: person.email, locale: person.locale, roleName: member?.role_name ?? {} };
  };
  return { ...(await shopOf(tx, input.orgId)), from: await reader(input.from), to: await reader(input.to) };
}

/** The owners of an organization, with its name and shop. */
export async function describeOwners(tx: Tx, orgId: Uuid) {
  return { ...(await shopOf(tx, orgId)), owners: (await tx.rows(ownersOf, [orgId])).map(openPerson) };
}

/** The members of an organization who may do something, with its name and shop. */
export async function describeMembersWho(tx: Tx, orgId: Uuid, permission: MemberPermission) {
  return { ...(await shopOf(tx, orgId)), members: (await tx.rows(membersWho, [orgId, permission])).map(openPerson) };
}
