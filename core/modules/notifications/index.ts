// The face of the notifications module: messages to people.
import './organization-mails/organization.on.ts';

export { accountMails } from './account-mails/account-mails.ts';
export { directionOf, escapeHtml, frameMail } from './frame.ts';
export { notificationRoutes } from './notifications.http.ts';
export { type NewMail, sendMail, useMailCarrier } from './send-mail.ts';
export { dropTold, notificationsPrivacy } from './notifications.privacy.ts';
