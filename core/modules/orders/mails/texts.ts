// What mails say, by template and locale.

export interface Words {
  subject: string;
  lead: string;
  next: string;
}

type Template = 'order.paid' | 'order.parcel_sent' | 'order.shipped' | 'order.expired' | 'order.cancelled' | 'order.late_payment_returned';
export const templates = [
  'order.paid',
  'order.parcel_sent',
  'order.shipped',
  'order.expired',
  'order.cancelled',
  'order.late_payment_returned',
] as const satisfies Template[];

/** `{number}` and `{shop}` stand for the order's number and the shop's name. */
export const texts: Record<string, Record<Template, Words>> = {
  en: {
    'order.paid': {
      subject: 'Your order {number} at {shop}',
      lead: 'Thank you. Your payment has arrived and we are getting your order ready.',
      next: 'We write again as soon as it is on its way.',
    },
    'order.parcel_sent': {
      subject: 'A parcel of order {number} is on its way',
      lead: 'A part of your order has left our house.',
      next: 'The rest follows. You can follow all of it on its page.',
    },
    'order.shipped': {
      subject: 'Order {number} is on its way',
      lead: 'Your order has left our house.',
      next: 'You can follow it on its page.',
    },
    'order.expired': {
      subject: 'Order {number} has expired',
      lead: 'We did not receive a payment in time, so we let your order go. You were not charged.',
      next: 'Your cart is kept. You can order again whenever you like.',
    },
    'order.cancelled': {
      subject: 'Order {number} is cancelled',
      lead: 'Your order is cancelled.',
      next: 'Whatever you had paid is on its way back to you.',
    },
    'order.late_payment_returned': {
      subject: 'We returned your payment for order {number}',
      lead: 'Your payment came after the order had expired, so we sent it back.',
      next: 'Your cart is kept. You can order again whenever you like.',
    },
  },
  th: {
    'order.paid': {
      subject: 'คำสั่งซื้อ {number} ของคุณที่ {shop}',
      lead: 'ขอบคุณค่ะ เราได้รับการชำระเงินแล้วและกำลังเตรียมสินค้าให้คุณ',
      next: 'เราจะแจ้งอีกครั้งเมื่อจัดส่งแล้ว',
    },
    'order.parcel_sent': {
      subject: 'พัสดุของคำสั่งซื้อ {number} กำลังเดินทางไปหาคุณ',
      lead: 'สินค้าบางส่วนของคุณถูกจัดส่งแล้ว',
      next: 'ส่วนที่เหลือจะตามมา ติดตามทั้งหมดได้ที่หน้าคำสั่งซื้อ',
    },
    'order.shipped': { subject: 'คำสั่งซื้อ {number} กำลังเดินทางไปหาคุณ', lead: 'สินค้าของคุณถูกจัดส่งแล้ว', next: 'ติดตามได้ที่หน้าคำสั่งซื้อ' },
    'order.expired': {
      subject: 'คำสั่งซื้อ {number} หมดอายุแล้ว',
      lead: 'เราไม่ได้รับการชำระเงินภายในเวลาที่กำหนด จึงยกเลิกการจองสินค้า คุณไม่ถูกเรียกเก็บเงิน',
      next: 'ตะกร้าของคุณยังอยู่ สั่งซื้อใหม่ได้ทุกเมื่อ',
    },
    'order.cancelled': { subject: 'คำสั่งซื้อ {number} ถูกยกเลิก', lead: 'คำสั่งซื้อของคุณถูกยกเลิกแล้ว', next: 'เงินที่ชำระไว้กำลังคืนให้คุณ' },
    'order.late_payment_returned': {
      subject: 'เราคืนเงินสำหรับคำสั่งซื้อ {number} แล้ว',
      lead: 'การชำระเงินมาถึงหลังจากคำสั่งซื้อหมดอายุ เราจึงคืนเงินให้คุณ',
      next: 'ตะกร้าของคุณยังอยู่ สั่งซื้อใหม่ได้ทุกเมื่อ',
    },
  },
  vi: {
    'order.paid': {
      subject: 'Đơn hàng {number} của bạn tại {shop}',
      lead: 'Cảm ơn bạn. Chúng tôi đã nhận được thanh toán và đang chuẩn bị đơn hàng.',
      next: 'Chúng tôi sẽ báo ngay khi hàng được gửi đi.',
    },
    'order.parcel_sent': {
      subject: 'Một kiện của đơn hàng {number} đang trên đường',
      lead: 'Một phần đơn hàng của bạn đã được gửi đi.',
      next: 'Phần còn lại sẽ gửi sau. Bạn có thể theo dõi tất cả trên trang đơn hàng.',
    },
    'order.shipped': {
      subject: 'Đơn hàng {number} đang trên đường',
      lead: 'Đơn hàng của bạn đã được gửi đi.',
      next: 'Bạn có thể theo dõi trên trang đơn hàng.',
    },
    'order.expired': {
      subject: 'Đơn hàng {number} đã hết hạn',
      lead: 'Chúng tôi không nhận được thanh toán kịp thời nên đã hủy giữ hàng. Bạn không bị trừ tiền.',
      next: 'Giỏ hàng vẫn được giữ. Bạn có thể đặt lại bất cứ lúc nào.',
    },
    'order.cancelled': {
      subject: 'Đơn hàng {number} đã bị hủy',
      lead: 'Đơn hàng của bạn đã được hủy.',
      next: 'Số tiền bạn đã trả đang được hoàn lại.',
    },
    'order.late_payment_returned': {
      subject: 'Chúng tôi đã hoàn tiền cho đơn hàng {number}',
      lead: 'Thanh toán đến sau khi đơn hàng hết hạn nên chúng tôi đã hoàn lại.',
      next: 'Giỏ hàng vẫn được giữ. Bạn có thể đặt lại bất cứ lúc nào.',
    },
  },
  ru: {
    'order.paid': {
      subject: 'Ваш заказ {number} в {shop}',
      lead: 'Спасибо! Оплата получена, мы готовим ваш заказ.',
      next: 'Напишем снова, как только он отправится в путь.',
    },
    'order.parcel_sent': {
      subject: 'Посылка по заказу {number} в пути',
      lead: 'Часть вашего заказа отправлена.',
      next: 'Остальное отправим следом. За всем можно следить на странице заказа.',
    },
    'order.shipped': { subject: 'Заказ {number} в пути', lead: 'Ваш заказ отправлен.', next: 'Следить за ним можно на странице заказа.' },
    'order.expired': {
      subject: 'Срок заказа {number} истёк',
      lead: 'Оплата не поступила вовремя, и мы сняли бронь с товаров. Деньги не списаны.',
      next: 'Корзина сохранена: заказать снова можно в любой момент.',
    },
    'order.cancelled': {
      subject: 'Заказ {number} отменён',
      lead: 'Ваш заказ отменён.',
      next: 'Всё, что вы заплатили, возвращается к вам.',
    },
    'order.late_payment_returned': {
      subject: 'Мы вернули оплату заказа {number}',
      lead: 'Оплата пришла после того, как срок заказа истёк, поэтому мы её вернули.',
      next: 'Корзина сохранена: заказать снова можно в любой момент.',
    },
  },
  ar: {
    'order.paid': { subject: 'طلبك رقم {number} من {shop}', lead: 'شكرًا لك. وصلت الدفعة ونحن نجهّز طلبك.', next: 'سنكتب إليك فور شحنه.' },
    'order.parcel_sent': {
      subject: 'طرد من الطلب {number} في الطريق إليك',
      lead: 'غادر جزء من طلبك مستودعنا.',
      next: 'سيلحق به الباقي. يمكنك متابعة كل ذلك من صفحة الطلب.',
    },
    'order.shipped': { subject: 'الطلب {number} في الطريق إليك', lead: 'غادر طلبك مستودعنا.', next: 'يمكنك متابعته من صفحة الطلب.' },
    'order.expired': {
      subject: 'انتهت صلاحية الطلب {number}',
      lead: 'لم تصلنا الدفعة في الوقت المحدد، فألغينا حجز القطع. لم يُخصم منك شيء.',
      next: 'سلتك محفوظة ويمكنك الطلب مجددًا متى شئت.',
    },
    'order.cancelled': { subject: 'أُلغي الطلب {number}', lead: 'تم إلغاء طلبك.', next: 'كل ما دفعته في طريقه إليك.' },
    'order.late_payment_returned': {
      subject: 'أعدنا دفعتك للطلب {number}',
      lead: 'وصلت دفعتك بعد انتهاء صلاحية الطلب فأعدناها إليك.',
      next: 'سلتك محفوظة ويمكنك الطلب مجددًا متى شئت.',
    },
  },
};

/** What mails say instead about orders of which nothing is sent to anybody: times, courses. */
export const withoutGoods: Record<string, Partial<Record<Template, Partial<Words>>>> = {
  en: {
    'order.paid': { lead: 'Thank you. Your payment has arrived.', next: 'Everything about it is on the page of your order.' },
    'order.expired': {
      lead: 'We did not receive a payment in time, so we let your order and what was held for it go. You were not charged.',
    },
  },
  th: {
    'order.paid': { lead: 'ขอบคุณค่ะ เราได้รับการชำระเงินของคุณแล้ว', next: 'ดูรายละเอียดทั้งหมดได้ที่หน้าคำสั่งซื้อของคุณ' },
    'order.expired': { lead: 'เราไม่ได้รับการชำระเงินภายในเวลาที่กำหนด จึงยกเลิกคำสั่งซื้อและสิ่งที่จองไว้ คุณไม่ถูกเรียกเก็บเงิน' },
  },
  vi: {
    'order.paid': { lead: 'Cảm ơn bạn. Chúng tôi đã nhận được thanh toán.', next: 'Mọi thông tin có trên trang đơn hàng của bạn.' },
    'order.expired': { lead: 'Chúng tôi không nhận được thanh toán kịp thời nên đã hủy đơn và phần giữ chỗ. Bạn không bị trừ tiền.' },
  },
  ru: {
    'order.paid': { lead: 'Спасибо! Оплата получена.', next: 'Все подробности на странице вашего заказа.' },
    'order.expired': { lead: 'Оплата не поступила вовремя, и мы сняли бронь. Деньги не списаны.' },
  },
  ar: {
    'order.paid': { lead: 'شكرًا لك. وصلت الدفعة.', next: 'تجد كل التفاصيل في صفحة طلبك.' },
    'order.expired': { lead: 'لم تصلنا الدفعة في الوقت المحدد، فألغينا الطلب والحجز. لم يُخصم منك شيء.' },
  },
};

/** When a line ships that was sold before it was there, or beyond what was. */
export const later: Record<string, { from: string; by: string }> = {
  en: { from: 'Pre-order: ships from {date}.', by: '{units} of them ship later, by about {date}.' },
  th: { from: 'สั่งล่วงหน้า เริ่มจัดส่ง {date}', by: '{units} ชิ้นจะจัดส่งภายหลัง ภายในประมาณ {date}' },
  vi: { from: 'Đặt trước: gửi từ {date}.', by: '{units} món gửi sau, vào khoảng {date}.' },
  ru: { from: 'Предзаказ: отправка с {date}.', by: 'Позже отправим: {units}, примерно к {date}.' },
  ar: { from: 'طلب مسبق: يُشحن من {date}.', by: 'يُشحن {units} لاحقًا، بحلول {date} تقريبًا.' },
};

/** What follows a cancellation of which the seller keeps a part. */
export const withFee: Record<string, string> = {
  en: 'A fee was agreed for this. What goes back to you stands on the page of your order.',
  th: 'มีค่าธรรมเนียมตามที่ตกลงไว้ ยอดเงินที่คืนให้คุณแสดงอยู่ที่หน้าคำสั่งซื้อ',
  vi: 'Có phí theo điều khoản đã thỏa thuận. Số tiền hoàn lại được ghi trên trang đơn hàng của bạn.',
  ru: 'По условиям удерживается часть суммы. Сколько вернётся, указано на странице заказа.',
  ar: 'تُحتسب رسوم وفق الشروط المتفق عليها. المبلغ الذي يعود إليك مذكور في صفحة طلبك.',
};

export const labels: Record<string, { order: string; discount: string; total: string; open: string }> = {
  en: { order: 'Order', discount: 'Discount', total: 'Total', open: 'See your order' },
  th: { order: 'คำสั่งซื้อ', discount: 'ส่วนลด', total: 'รวมทั้งสิ้น', open: 'ดูคำสั่งซื้อ' },
  vi: { order: 'Đơn hàng', discount: 'Giảm giá', total: 'Tổng cộng', open: 'Xem đơn hàng' },
  ru: { order: 'Заказ', discount: 'Скидка', total: 'Итого', open: 'Открыть заказ' },
  ar: { order: 'الطلب', discount: 'الخصم', total: 'الإجمالي', open: 'عرض الطلب' },
};
