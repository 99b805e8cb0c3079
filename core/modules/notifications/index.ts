// The face of the notifications module: messages to people.
export { notificationRoutes } from './notifications.http.ts';
export { useMailCarrier } from './order-mails.ts';
