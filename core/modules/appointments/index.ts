// The face of the appointments module: booked time over HTTP, for who booked and who sold.
import './mails/booking-mails.ts';
import { calendarRoutes } from './calendar.http.ts';
import { feedRoutes } from './feeds.http.ts';
import { myBookingRoutes } from './mine.http.ts';
import { soldLineRoutes } from './sold-lines.http.ts';

export { remind } from './mails/booking-mails.ts';

export const appointmentRoutes = [...myBookingRoutes, ...calendarRoutes, ...soldLineRoutes, ...feedRoutes];
