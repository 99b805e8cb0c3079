// Mails that organizations' facts cause.
import {
  describeInvitation,
  describeOwners,
  describeTransfer,
  HostLost,
  inLocale,
  InvitationSent,
  OwnershipTransferred,
  siteOf,
} from '#modules/organizations/index.ts';
import { on } from '#platform/outbox/index.ts';
import { sendMail } from '../send-mail.ts';
import { renderOrganizationMail } from './render.ts';

on([InvitationSent], 'notifications.invited', async (tx, event) => {
  const found = await describeInvitation(tx, { orgId: event.orgId, id: event.payload.invitationId, sends: event.payload.sends });
  // Taken back, accepted or sent again meanwhile.
  if (!found) return;
  const { locale, organization, inviter: person, email: to, token, expiresAt: secretUntil } = found;
  const template = 'organization.invited';
  const url = `${siteOf(found.shop)}/${locale}/invitation#token=${token}`;
  const role = inLocale(found.roleName, locale, 'en');
  const made = renderOrganizationMail({ template, locale, organization, person, role, url });
  const sourceKey = `${event.payload.invitationId} ${event.payload.sends}`;
  await sendMail(tx, { orgId: event.orgId, to, template, locale, ...made, sourceKey, secretUntil });
});

on([OwnershipTransferred], 'notifications.owner_changed', async (tx, event) => {
  const { orgId, payload } = event;
  const { organization, shop, from, to } = await describeTransfer(tx, { orgId, ...payload });
  for (const [template, reader, other] of [
    ['organization.owner_now', to, from],
    ['organization.owner_no_more', from, to],
  ] as const) {
    if (!reader) continue;
    const { locale } = reader;
    const url = `${siteOf(shop)}/${locale}/staff`;
    const role = inLocale(reader.roleName, locale, 'en');
    const made = renderOrganizationMail({ template, locale, organization, person: other?.name ?? '', role, url });
    await sendMail(tx, { orgId, to: reader.email, template, locale, ...made, sourceKey: event.id });
  }
});

on([HostLost], 'notifications.host_lost', async (tx, event) => {
  const { orgId, payload } = event;
  const { organization, shop, owners } = await describeOwners(tx, orgId);
  const template = 'organization.host_lost';
  for (const { email: to, name: person, locale } of owners) {
    const url = `${siteOf(shop)}/${locale}/staff`;
    const made = renderOrganizationMail({ template, locale, organization, person, role: '', host: payload.host, url });
    await sendMail(tx, { orgId, to, template, locale, ...made, sourceKey: `${event.id} ${to}` });
  }
});
