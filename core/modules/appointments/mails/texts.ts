// What mails about bookings say, by locale and template.

export interface Words {
  subject: string;
  lead: string;
  next: string;
}

export const templates = ['booking.booked', 'booking.moved', 'booking.called_off', 'booking.reminder', 'booking.time_free'] as const;
export type Template = (typeof templates)[number];

/** `{title}` and `{shop}` stand for names. */
export const texts: Record<string, Record<Template, Words>> = {
  en: {
    'booking.booked': {
      subject: 'Your booking: {title}',
      lead: 'Thank you. This time is set aside for you.',
      next: 'On its page you can add it to your calendar, move it or call it off, and you see what that costs before you confirm.',
    },
    'booking.moved': {
      subject: 'Your booking has moved: {title}',
      lead: 'Your booking has a new time. The one before is no longer set aside.',
      next: 'If the new time does not suit you, its page shows what you can do.',
    },
    'booking.called_off': {
      subject: 'Your booking was called off: {title}',
      lead: 'This booking will not take place.',
      next: 'What goes back to you is shown on the page of your order.',
    },
    'booking.reminder': {
      subject: 'Soon: {title}',
      lead: 'A reminder of your booking. We look forward to seeing you.',
      next: 'If you can not come, please tell us as early as you can.',
    },
    'booking.time_free': {
      subject: 'A time is free: {title}',
      lead: 'The time you wait for can be booked now. It is not held for you: whoever books first has it.',
      next: 'If you do nothing, the next in the queue is told in a quarter of an hour.',
    },
  },
  th: {
    'booking.booked': {
      subject: 'การจองของคุณ: {title}',
      lead: 'ขอบคุณ เวลานี้ถูกสำรองไว้ให้คุณแล้ว',
      next: 'ในหน้าการจอง คุณสามารถเพิ่มลงปฏิทิน เลื่อน หรือยกเลิกได้ และจะเห็นค่าธรรมเนียมก่อนยืนยัน',
    },
    'booking.moved': {
      subject: 'เลื่อนการจองแล้ว: {title}',
      lead: 'การจองของคุณมีเวลาใหม่ เวลาเดิมไม่ได้สำรองไว้อีกต่อไป',
      next: 'หากเวลาใหม่ไม่สะดวก ดูตัวเลือกได้ในหน้าการจอง',
    },
    'booking.called_off': {
      subject: 'การจองถูกยกเลิก: {title}',
      lead: 'การจองนี้จะไม่เกิดขึ้น',
      next: 'จำนวนเงินที่จะคืนให้คุณแสดงอยู่ในหน้าคำสั่งซื้อ',
    },
    'booking.reminder': {
      subject: 'ใกล้ถึงเวลาแล้ว: {title}',
      lead: 'ขอเตือนการจองของคุณ แล้วพบกัน',
      next: 'หากมาไม่ได้ โปรดแจ้งเราให้เร็วที่สุด',
    },
    'booking.time_free': {
      subject: 'มีเวลาว่างแล้ว: {title}',
      lead: 'เวลาที่คุณรออยู่จองได้แล้วตอนนี้ แต่ไม่ได้กันไว้ให้ ผู้ที่จองก่อนจะได้ก่อน',
      next: 'หากคุณไม่ดำเนินการ เราจะแจ้งคนถัดไปในคิวภายในสิบห้านาที',
    },
  },
  vi: {
    'booking.booked': {
      subject: 'Lịch hẹn của bạn: {title}',
      lead: 'Cảm ơn bạn. Khung giờ này đã được giữ cho bạn.',
      next: 'Trên trang lịch hẹn, bạn có thể thêm vào lịch, đổi giờ hoặc hủy, và luôn thấy mức phí trước khi xác nhận.',
    },
    'booking.moved': {
      subject: 'Lịch hẹn đã đổi giờ: {title}',
      lead: 'Lịch hẹn của bạn có giờ mới. Giờ cũ không còn được giữ nữa.',
      next: 'Nếu giờ mới không phù hợp, hãy xem các lựa chọn trên trang lịch hẹn.',
    },
    'booking.called_off': {
      subject: 'Lịch hẹn đã bị hủy: {title}',
      lead: 'Lịch hẹn này sẽ không diễn ra.',
      next: 'Số tiền hoàn lại được hiển thị trên trang đơn hàng của bạn.',
    },
    'booking.reminder': {
      subject: 'Sắp đến giờ: {title}',
      lead: 'Nhắc bạn về lịch hẹn sắp tới. Hẹn gặp bạn.',
      next: 'Nếu không thể đến, vui lòng báo cho chúng tôi sớm nhất có thể.',
    },
    'booking.time_free': {
      subject: 'Có giờ trống: {title}',
      lead: 'Khung giờ bạn chờ nay có thể đặt. Giờ này không được giữ riêng cho bạn: ai đặt trước sẽ có.',
      next: 'Nếu bạn không đặt, người tiếp theo sẽ được báo sau mười lăm phút.',
    },
  },
  ru: {
    'booking.booked': {
      subject: 'Ваша запись: {title}',
      lead: 'Спасибо. Это время закреплено за вами.',
      next: 'На странице записи её можно добавить в календарь, перенести или отменить; стоимость видна до подтверждения.',
    },
    'booking.moved': {
      subject: 'Запись перенесена: {title}',
      lead: 'У вашей записи новое время. Прежнее больше за вами не закреплено.',
      next: 'Если новое время не подходит, на странице записи показано, что можно сделать.',
    },
    'booking.called_off': {
      subject: 'Запись отменена: {title}',
      lead: 'Эта запись не состоится.',
      next: 'Сколько вам вернётся, показано на странице заказа.',
    },
    'booking.reminder': {
      subject: 'Скоро: {title}',
      lead: 'Напоминаем о вашей записи. Ждём вас.',
      next: 'Если вы не сможете прийти, сообщите нам как можно раньше.',
    },
    'booking.time_free': {
      subject: 'Освободилось время: {title}',
      lead: 'Время, которого вы ждёте, теперь можно занять. Оно за вами не закреплено: кто запишется первым, тому и достанется.',
      next: 'Если вы не запишетесь, через четверть часа мы сообщим следующему в очереди.',
    },
  },
  ar: {
    'booking.booked': {
      subject: 'حجزك: {title}',
      lead: 'شكرًا لك. هذا الموعد محجوز لك.',
      next: 'من صفحة الحجز يمكنك إضافته إلى تقويمك أو نقله أو إلغاؤه، وترى التكلفة قبل أن تؤكد.',
    },
    'booking.moved': {
      subject: 'تغيّر موعد حجزك: {title}',
      lead: 'أصبح لحجزك موعد جديد، ولم يعد الموعد السابق محجوزًا لك.',
      next: 'إذا لم يناسبك الموعد الجديد فستجد على صفحة الحجز ما يمكنك فعله.',
    },
    'booking.called_off': {
      subject: 'أُلغي حجزك: {title}',
      lead: 'لن يتم هذا الحجز.',
      next: 'المبلغ الذي سيعود إليك معروض على صفحة طلبك.',
    },
    'booking.reminder': {
      subject: 'موعدك قريب: {title}',
      lead: 'نذكّرك بحجزك، ونتطلع إلى رؤيتك.',
      next: 'إذا تعذّر عليك الحضور فأخبرنا في أقرب وقت ممكن.',
    },
    'booking.time_free': {
      subject: 'أصبح الموعد متاحًا: {title}',
      lead: 'الموعد الذي تنتظره متاح للحجز الآن. وهو ليس محجوزًا لك: من يحجز أولًا يحصل عليه.',
      next: 'إن لم تحجز فسنخبر التالي في القائمة بعد ربع ساعة.',
    },
  },
};

export const labels: Record<string, { open: string; book: string; with: string; calendar: string }> = {
  en: { open: 'See the booking', book: 'Book it', with: 'With', calendar: 'Add to your calendar' },
  th: { open: 'ดูการจอง', book: 'จองเลย', with: 'กับ', calendar: 'เพิ่มลงปฏิทิน' },
  vi: { open: 'Xem lịch hẹn', book: 'Đặt ngay', with: 'Với', calendar: 'Thêm vào lịch' },
  ru: { open: 'Открыть запись', book: 'Записаться', with: 'Специалист', calendar: 'Добавить в календарь' },
  ar: { open: 'عرض الحجز', book: 'احجز الآن', with: 'مع', calendar: 'أضفه إلى تقويمك' },
};
