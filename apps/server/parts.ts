// What this program is made of: its modules' routes, the kinds it sells, the adapters it was given.
import { operations } from '#contracts/index.ts';
import { httpSms } from '#adapters/http-sms/index.ts';
import { socialProviders } from '#adapters/oidc/index.ts';
import { dnsTxtRecords } from '#adapters/dns/index.ts';
import { ffmpeg } from '#adapters/ffmpeg/index.ts';
import { smtpCarrier } from '#adapters/smtp/index.ts';
import { testPaymentRoutes, testPayments } from '#adapters/test-payments/index.ts';
import { witnessFolder } from '#adapters/witness-folder/index.ts';
import { course } from '#kinds/course/server.ts';
import { membership } from '#kinds/membership/server.ts';
import { hosting } from '#kinds/hosting/server.ts';
import { physical } from '#kinds/physical/server.ts';
import { service } from '#kinds/service/server.ts';
import { auditPrivacy, useWitness } from '#modules/audit/index.ts';
import { appointmentRoutes } from '#modules/appointments/index.ts';
import { bookingPrivacy, setupRoutes, slotRoutes } from '#modules/booking/index.ts';
import { contentRoutes } from '#modules/content/index.ts';
import { catalogRoutes } from '#modules/catalog/index.ts';
import { checkoutPrivacy, checkoutRoutes } from '#modules/checkout/index.ts';
import { courseRoutes, coursesPrivacy, learnRoutes, useVideoTools } from '#modules/courses/index.ts';
import { discoveryRoutes } from '#modules/discovery/index.ts';
import { flagRoutes } from '#modules/flags/index.ts';
import { fulfilmentRoutes } from '#modules/fulfilment/index.ts';
import { hostingPrivacy, hostingRoutes, myHostingRoutes } from '#modules/hosting/index.ts';
import { identityPrivacy, identityRoutes, useAccountParts } from '#modules/identity/index.ts';
import { inventoryPrivacy, inventoryRoutes } from '#modules/inventory/index.ts';
import { loyaltyPrivacy, loyaltyRoutes, myCardRoutes } from '#modules/loyalty/index.ts';
import { mediaRoutes } from '#modules/media/index.ts';
import { accountMails, notificationRoutes, notificationsPrivacy, useMailCarrier } from '#modules/notifications/index.ts';
import { orderRoutes, ordersPrivacy, useKinds } from '#modules/orders/index.ts';
import {
  findBound,
  findSite,
  organizationRoutes,
  organizationsPrivacy,
  useTxtRecords,
  viewsPrivacy,
} from '#modules/organizations/index.ts';
import { paymentRoutes, paymentsPrivacy, usePaymentProviders } from '#modules/payments/index.ts';
import { consentsPrivacy, holdsPrivacy, privacyRoutes, usePrivacyParts } from '#modules/privacy/index.ts';
import { groupRoutes, groupsPrivacy, priceListRoutes, pricingRoutes, promotionRoutes, promotionsPrivacy } from '#modules/pricing/index.ts';
import { fromBrandsRoutes, runRoutes, sellingRoutes, soldRoutes, stockListRoutes } from '#modules/selling/index.ts';
import { config, witnessDir } from '#platform/config/index.ts';
import type { Route } from '#platform/http/route.ts';
import { captchaRoutes } from './captcha.ts';
import { auditRoutes } from './audit.ts';
import { clockRoutes } from './dev-clock.ts';
import { docsRoutes } from './docs.ts';
import './freshen.ts';
import { operationRoutes } from './operations.ts';
import './retention.ts';

/** Hands every part to whoever asks for it by port. */
export function assemble(): { routes: Route[]; operations: typeof operations } {
  useKinds([physical, service, course, membership, hosting]);
  usePaymentProviders([testPayments]);
  useTxtRecords(dnsTxtRecords(config().DNS_SERVERS));
  useVideoTools(ffmpeg({ dir: config().FFMPEG_DIR }));
  useMailCarrier(config().MAIL === 'mailbox' ? undefined : smtpCarrier(config().MAIL));
  useWitness(witnessFolder(witnessDir()));
  useAccountParts({ findSite, findBound, mails: accountMails, codeChannels: httpSms(), social: socialProviders() });
  usePrivacyParts([
    ordersPrivacy,
    paymentsPrivacy,
    coursesPrivacy,
    loyaltyPrivacy,
    hostingPrivacy,
    bookingPrivacy,
    checkoutPrivacy,
    promotionsPrivacy,
    inventoryPrivacy,
    groupsPrivacy,
    notificationsPrivacy,
    organizationsPrivacy,
    viewsPrivacy,
    consentsPrivacy,
    holdsPrivacy,
    auditPrivacy,
    ...identityPrivacy,
  ]);
  const routes = [
    ...discoveryRoutes,
    ...catalogRoutes,
    ...checkoutRoutes,
    ...contentRoutes,
    ...orderRoutes,
    ...identityRoutes,
    ...inventoryRoutes,
    ...operationRoutes,
    ...auditRoutes,
    ...captchaRoutes,
    ...notificationRoutes,
    ...paymentRoutes,
    ...privacyRoutes,
    ...mediaRoutes,
    ...organizationRoutes,
    ...flagRoutes,
    ...pricingRoutes,
    ...fulfilmentRoutes,
    ...promotionRoutes,
    ...priceListRoutes,
    ...groupRoutes,
    ...sellingRoutes,
    ...runRoutes,
    ...fromBrandsRoutes,
    ...soldRoutes,
    ...stockListRoutes,
    ...courseRoutes,
    ...learnRoutes,
    ...loyaltyRoutes,
    ...myCardRoutes,
    ...hostingRoutes,
    ...myHostingRoutes,
    ...slotRoutes,
    ...setupRoutes,
    ...appointmentRoutes,
    ...testPaymentRoutes,
    ...docsRoutes,
    ...clockRoutes(),
  ] as Route[];
  return { routes, operations };
}
