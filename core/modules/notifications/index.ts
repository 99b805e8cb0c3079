// The face of the notifications module: messages to people.
export { notificationRoutes } from './notifications.http.ts';
export { type NewMail, sendMail, useMailCarrier } from './send-mail.ts';
