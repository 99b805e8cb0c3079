// What mails about apps say, by locale and template.

interface Words {
  subject: string;
  lead: string;
  next: string;
}

export const templates = ['app.running', 'app.ends_soon', 'app.stopped'] as const;
export type Template = (typeof templates)[number];

/** `{name}` is what the app is called, `{shop}` who sold it. */
export const texts: Record<string, Record<Template, Words>> = {
  en: {
    'app.running': {
      subject: 'Your app runs: {name}',
      lead: 'Your app is set up and ready. You find it at the address below.',
      next: 'All your apps, and how long they are paid for, are listed in your account.',
    },
    'app.ends_soon': {
      subject: 'Your app ends soon: {name}',
      lead: 'The time your app is paid for is over in a few days. After that it is taken down with all it holds.',
      next: 'Save what you need from it. To go on, buy it again before that day.',
    },
    'app.stopped': {
      subject: 'Your app was ended: {name}',
      lead: 'We have ended this app.',
      next: 'If you have questions, reply to {shop} and name the app.',
    },
  },
  th: {
    'app.running': {
      subject: 'แอปของคุณพร้อมใช้งานแล้ว: {name}',
      lead: 'แอปของคุณติดตั้งเสร็จและพร้อมใช้งานแล้ว เปิดได้ตามที่อยู่ด้านล่าง',
      next: 'แอปทั้งหมดของคุณและวันที่ใช้ได้ถึงแสดงอยู่ในบัญชีของคุณ',
    },
    'app.ends_soon': {
      subject: 'แอปของคุณใกล้หมดอายุ: {name}',
      lead: 'ระยะเวลาที่ชำระไว้จะหมดลงในอีกไม่กี่วัน หลังจากนั้นแอปและข้อมูลทั้งหมดจะถูกลบ',
      next: 'โปรดสำรองข้อมูลที่ต้องการ หากต้องการใช้ต่อ โปรดซื้ออีกครั้งก่อนถึงวันนั้น',
    },
    'app.stopped': {
      subject: 'แอปของคุณถูกยุติ: {name}',
      lead: 'เราได้ยุติแอปนี้แล้ว',
      next: 'หากมีคำถาม โปรดติดต่อ {shop} และระบุชื่อแอป',
    },
  },
  vi: {
    'app.running': {
      subject: 'Ứng dụng của bạn đã chạy: {name}',
      lead: 'Ứng dụng của bạn đã được cài đặt và sẵn sàng. Hãy mở tại địa chỉ bên dưới.',
      next: 'Tất cả ứng dụng của bạn và thời hạn đã thanh toán có trong tài khoản.',
    },
    'app.ends_soon': {
      subject: 'Ứng dụng của bạn sắp hết hạn: {name}',
      lead: 'Thời gian đã thanh toán sẽ hết trong vài ngày nữa. Sau đó ứng dụng và mọi dữ liệu trong đó sẽ bị gỡ bỏ.',
      next: 'Hãy lưu lại những gì bạn cần. Để dùng tiếp, hãy mua lại trước ngày đó.',
    },
    'app.stopped': {
      subject: 'Ứng dụng của bạn đã bị chấm dứt: {name}',
      lead: 'Chúng tôi đã chấm dứt ứng dụng này.',
      next: 'Nếu có câu hỏi, hãy liên hệ {shop} và nêu tên ứng dụng.',
    },
  },
  ru: {
    'app.running': {
      subject: 'Ваше приложение работает: {name}',
      lead: 'Приложение установлено и готово. Оно находится по адресу ниже.',
      next: 'Все ваши приложения и срок оплаты каждого видны в личном кабинете.',
    },
    'app.ends_soon': {
      subject: 'Срок приложения скоро истекает: {name}',
      lead: 'Через несколько дней оплаченное время закончится. После этого приложение будет удалено вместе со всеми данными.',
      next: 'Сохраните всё нужное. Чтобы продолжить, купите его снова до этого дня.',
    },
    'app.stopped': {
      subject: 'Приложение остановлено: {name}',
      lead: 'Мы прекратили работу этого приложения.',
      next: 'Если есть вопросы, напишите в {shop} и назовите приложение.',
    },
  },
  ar: {
    'app.running': {
      subject: 'تطبيقك يعمل الآن: {name}',
      lead: 'أُعِدّ تطبيقك وصار جاهزًا، وتجده على العنوان أدناه.',
      next: 'تجد كل تطبيقاتك ومدة كل منها في حسابك.',
    },
    'app.ends_soon': {
      subject: 'ينتهي تطبيقك قريبًا: {name}',
      lead: 'تنتهي المدة المدفوعة بعد أيام قليلة، ثم يُزال التطبيق بكل ما فيه.',
      next: 'احفظ ما تحتاج إليه. وللاستمرار اشترِه مجددًا قبل ذلك اليوم.',
    },
    'app.stopped': {
      subject: 'أُنهي تطبيقك: {name}',
      lead: 'لقد أنهينا هذا التطبيق.',
      next: 'إن كانت لديك أسئلة فتواصل مع {shop} واذكر اسم التطبيق.',
    },
  },
};

export const labels: Record<string, { open: string; address: string; until: string; reason: string }> = {
  en: { open: 'See your apps', address: 'Address', until: 'Paid until', reason: 'Reason' },
  th: { open: 'ดูแอปของคุณ', address: 'ที่อยู่', until: 'ใช้ได้ถึง', reason: 'เหตุผล' },
  vi: { open: 'Xem ứng dụng', address: 'Địa chỉ', until: 'Đã thanh toán đến', reason: 'Lý do' },
  ru: { open: 'Мои приложения', address: 'Адрес', until: 'Оплачено до', reason: 'Причина' },
  ar: { open: 'عرض تطبيقاتك', address: 'العنوان', until: 'مدفوع حتى', reason: 'السبب' },
};
