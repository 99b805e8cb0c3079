// What archives and mails about privacy say, by locale.

export const partNames = [
  'account',
  'addresses',
  'ways',
  'sessions',
  'memberships',
  'views',
  'orders',
  'methods',
  'courses',
  'cards',
  'waits',
  'carts',
  'promotions',
  'limited_purchases',
  'customer_groups',
  'messages',
  'consents',
  'holds',
  'audit',
] as const;
type Part = (typeof partNames)[number];

export interface PrivacyTexts {
  archive: { title: string; made: string; nothing: string; note: string };
  parts: Record<Part, string>;
  ready: { subject: string; lead: string; next: string; open: string };
  erased: { subject: string; lead: string; keptLead: string; nothingKept: string };
  /** Why something stays. */
  why: Record<'tax_law' | 'proof' | 'security', string>;
  until: string;
  withoutYou: string;
}

/** `{shop}` stands for the shop's name, `{date}` for a day. */
export const texts: Record<string, PrivacyTexts> = {
  en: {
    archive: {
      title: 'Everything we hold on you',
      made: 'Made on {date}',
      nothing: 'Nothing.',
      note: 'This page needs no network. The same as data is at its end.',
    },
    parts: {
      account: 'Your account',
      addresses: 'Saved addresses',
      ways: 'Ways you sign in',
      sessions: 'Devices and sign-ins',
      memberships: 'Organizations you work for',
      views: 'Saved views of lists',
      orders: 'Orders',
      methods: 'Saved payment methods',
      courses: 'Courses',
      cards: 'Membership cards',
      waits: 'Waiting lists',
      carts: 'Carts',
      promotions: 'Codes you used',
      limited_purchases: 'What you bought of things that are limited per customer',
      customer_groups: 'Customer groups you are in',
      messages: 'Messages we sent you',
      consents: 'What you agreed to',
      holds: 'Legal holds',
      audit: 'What you did, and what was done to your account',
    },
    ready: {
      subject: 'Your data at {shop} is ready',
      lead: 'You asked for everything we hold on you. The archive is ready.',
      next: 'It can be fetched until {date}, and only by you, signed in.',
      open: 'Go to the archive',
    },
    erased: {
      subject: 'You are forgotten at {shop}',
      lead: 'As you asked, we erased your account and what was personal in it.',
      keptLead: 'This has to stay:',
      nothingKept: 'Nothing of you stays.',
    },
    why: {
      tax_law: 'tax law wants orders and payments kept with their buyer',
      proof: 'it proves what you agreed to; your address is erased',
      security: 'it proves who changed what; what was personal is erased',
    },
    until: 'until {date}',
    withoutYou: 'without your name',
  },
  th: {
    archive: {
      title: 'ข้อมูลทั้งหมดของคุณที่เราเก็บไว้',
      made: 'จัดทำเมื่อ {date}',
      nothing: 'ไม่มีข้อมูล',
      note: 'หน้านี้เปิดได้โดยไม่ต้องต่ออินเทอร์เน็ต ข้อมูลชุดเดียวกันในรูปแบบข้อมูลอยู่ท้ายหน้า',
    },
    parts: {
      account: 'บัญชีของคุณ',
      addresses: 'ที่อยู่ที่บันทึกไว้',
      ways: 'วิธีเข้าสู่ระบบของคุณ',
      sessions: 'อุปกรณ์และการเข้าสู่ระบบ',
      memberships: 'องค์กรที่คุณทำงานให้',
      views: 'มุมมองรายการที่บันทึกไว้',
      orders: 'คำสั่งซื้อ',
      methods: 'วิธีชำระเงินที่บันทึกไว้',
      courses: 'หลักสูตร',
      cards: 'บัตรสมาชิก',
      waits: 'รายการรอคิว',
      carts: 'ตะกร้าสินค้า',
      promotions: 'โค้ดส่วนลดที่คุณใช้',
      limited_purchases: 'สินค้าที่คุณซื้อซึ่งจำกัดจำนวนต่อลูกค้า',
      customer_groups: 'กลุ่มลูกค้าที่คุณอยู่',
      messages: 'ข้อความที่เราส่งถึงคุณ',
      consents: 'สิ่งที่คุณให้ความยินยอม',
      holds: 'การระงับการลบข้อมูลตามกฎหมาย',
      audit: 'สิ่งที่คุณทำ และสิ่งที่เกิดขึ้นกับบัญชีของคุณ',
    },
    ready: {
      subject: 'ข้อมูลของคุณที่ {shop} พร้อมแล้ว',
      lead: 'คุณขอข้อมูลทั้งหมดที่เราเก็บเกี่ยวกับคุณ ขณะนี้ไฟล์พร้อมแล้ว',
      next: 'ดาวน์โหลดได้ถึง {date} เฉพาะคุณที่เข้าสู่ระบบแล้วเท่านั้น',
      open: 'ไปที่ไฟล์ข้อมูล',
    },
    erased: {
      subject: 'ข้อมูลของคุณที่ {shop} ถูกลบแล้ว',
      lead: 'เราได้ลบบัญชีของคุณและข้อมูลส่วนบุคคลในบัญชีตามที่คุณขอแล้ว',
      keptLead: 'สิ่งที่จำเป็นต้องเก็บไว้:',
      nothingKept: 'ไม่มีข้อมูลของคุณเหลืออยู่',
    },
    why: {
      tax_law: 'กฎหมายภาษีกำหนดให้เก็บคำสั่งซื้อและการชำระเงินพร้อมชื่อผู้ซื้อ',
      proof: 'เป็นหลักฐานความยินยอมของคุณ ที่อยู่เครือข่ายของคุณถูกลบแล้ว',
      security: 'เป็นหลักฐานว่าใครแก้ไขอะไร ข้อมูลส่วนบุคคลถูกลบแล้ว',
    },
    until: 'ถึง {date}',
    withoutYou: 'โดยไม่มีชื่อของคุณ',
  },
  vi: {
    archive: {
      title: 'Mọi dữ liệu chúng tôi lưu về bạn',
      made: 'Lập ngày {date}',
      nothing: 'Không có gì.',
      note: 'Trang này không cần mạng. Cùng nội dung ở dạng dữ liệu nằm ở cuối trang.',
    },
    parts: {
      account: 'Tài khoản của bạn',
      addresses: 'Địa chỉ đã lưu',
      ways: 'Cách bạn đăng nhập',
      sessions: 'Thiết bị và lần đăng nhập',
      memberships: 'Tổ chức bạn làm việc',
      views: 'Chế độ xem danh sách đã lưu',
      orders: 'Đơn hàng',
      methods: 'Phương thức thanh toán đã lưu',
      courses: 'Khóa học',
      cards: 'Thẻ thành viên',
      waits: 'Danh sách chờ',
      carts: 'Giỏ hàng',
      promotions: 'Mã giảm giá bạn đã dùng',
      limited_purchases: 'Hàng giới hạn theo khách mà bạn đã mua',
      customer_groups: 'Nhóm khách hàng có bạn',
      messages: 'Thư chúng tôi đã gửi cho bạn',
      consents: 'Những điều bạn đã đồng ý',
      holds: 'Lệnh giữ dữ liệu theo pháp lý',
      audit: 'Việc bạn đã làm và việc xảy ra với tài khoản của bạn',
    },
    ready: {
      subject: 'Dữ liệu của bạn tại {shop} đã sẵn sàng',
      lead: 'Bạn đã yêu cầu mọi dữ liệu chúng tôi lưu về bạn. Bản lưu trữ đã sẵn sàng.',
      next: 'Có thể tải đến {date}, và chỉ bạn, khi đã đăng nhập, mới tải được.',
      open: 'Mở bản lưu trữ',
    },
    erased: {
      subject: 'Dữ liệu của bạn tại {shop} đã được xóa',
      lead: 'Theo yêu cầu của bạn, chúng tôi đã xóa tài khoản và thông tin cá nhân trong đó.',
      keptLead: 'Những gì phải giữ lại:',
      nothingKept: 'Không còn dữ liệu nào của bạn.',
    },
    why: {
      tax_law: 'luật thuế yêu cầu lưu đơn hàng và thanh toán cùng người mua',
      proof: 'để chứng minh điều bạn đã đồng ý; địa chỉ mạng của bạn đã được xóa',
      security: 'để chứng minh ai đã thay đổi gì; thông tin cá nhân đã được xóa',
    },
    until: 'đến {date}',
    withoutYou: 'không kèm tên bạn',
  },
  ru: {
    archive: {
      title: 'Всё, что мы о вас храним',
      made: 'Составлено {date}',
      nothing: 'Ничего.',
      note: 'Этой странице не нужен интернет. В конце — то же самое в виде данных.',
    },
    parts: {
      account: 'Ваша учётная запись',
      addresses: 'Сохранённые адреса',
      ways: 'Способы входа',
      sessions: 'Устройства и входы',
      memberships: 'Организации, в которых вы работаете',
      views: 'Сохранённые виды списков',
      orders: 'Заказы',
      methods: 'Сохранённые способы оплаты',
      courses: 'Курсы',
      cards: 'Членские карты',
      waits: 'Листы ожидания',
      carts: 'Корзины',
      promotions: 'Промокоды, которые вы использовали',
      limited_purchases: 'Ваши покупки товаров с ограничением на покупателя',
      customer_groups: 'Группы покупателей, в которых вы состоите',
      messages: 'Письма, которые мы вам отправили',
      consents: 'На что вы согласились',
      holds: 'Правовые запреты на удаление',
      audit: 'Что делали вы и что происходило с вашей учётной записью',
    },
    ready: {
      subject: 'Ваши данные в {shop} готовы',
      lead: 'Вы попросили всё, что мы о вас храним. Архив готов.',
      next: 'Его можно скачать до {date}, и только вам, после входа.',
      open: 'Открыть архив',
    },
    erased: {
      subject: 'Ваши данные в {shop} удалены',
      lead: 'По вашей просьбе мы удалили учётную запись и личные данные в ней.',
      keptLead: 'Это должно остаться:',
      nothingKept: 'Ничего о вас не осталось.',
    },
    why: {
      tax_law: 'налоговый закон требует хранить заказы и платежи вместе с покупателем',
      proof: 'это подтверждает ваше согласие; ваш сетевой адрес удалён',
      security: 'это подтверждает, кто что изменил; личное удалено',
    },
    until: 'до {date}',
    withoutYou: 'без вашего имени',
  },
  ar: {
    archive: {
      title: 'كل ما نحتفظ به عنك',
      made: 'أُعدّ في {date}',
      nothing: 'لا شيء.',
      note: 'لا تحتاج هذه الصفحة إلى الإنترنت. وفي آخرها المحتوى نفسه على شكل بيانات.',
    },
    parts: {
      account: 'حسابك',
      addresses: 'العناوين المحفوظة',
      ways: 'طرق تسجيل دخولك',
      sessions: 'الأجهزة وعمليات الدخول',
      memberships: 'المؤسسات التي تعمل لديها',
      views: 'طرق عرض القوائم المحفوظة',
      orders: 'الطلبات',
      methods: 'طرق الدفع المحفوظة',
      courses: 'الدورات',
      cards: 'بطاقات العضوية',
      waits: 'قوائم الانتظار',
      carts: 'سلال التسوق',
      promotions: 'رموز الخصم التي استخدمتها',
      limited_purchases: 'مشترياتك من منتجات محدودة لكل عميل',
      customer_groups: 'مجموعات العملاء التي تنتمي إليها',
      messages: 'الرسائل التي أرسلناها إليك',
      consents: 'ما وافقت عليه',
      holds: 'الحجوزات القانونية على بياناتك',
      audit: 'ما فعلته وما جرى لحسابك',
    },
    ready: {
      subject: 'بياناتك لدى {shop} جاهزة',
      lead: 'طلبت كل ما نحتفظ به عنك. الأرشيف جاهز الآن.',
      next: 'يمكن تنزيله حتى {date}، ولك وحدك بعد تسجيل الدخول.',
      open: 'افتح الأرشيف',
    },
    erased: {
      subject: 'حُذفت بياناتك لدى {shop}',
      lead: 'كما طلبت، حذفنا حسابك وما فيه من بيانات شخصية.',
      keptLead: 'هذا ما يجب أن يبقى:',
      nothingKept: 'لم يبق شيء عنك.',
    },
    why: {
      tax_law: 'يوجب قانون الضرائب حفظ الطلبات والمدفوعات مع اسم المشتري',
      proof: 'لإثبات ما وافقت عليه، وقد حُذف عنوانك الشبكي',
      security: 'لإثبات من غيّر ماذا، وقد حُذف ما هو شخصي',
    },
    until: 'حتى {date}',
    withoutYou: 'من دون اسمك',
  },
};

/** The texts of a locale, and the locale they are in. */
export function textsIn(locale: string): { locale: string; words: PrivacyTexts } {
  const words = texts[locale] ?? texts.en;
  if (!words) throw new Error('There are no texts about privacy');
  return { locale: texts[locale] ? locale : 'en', words };
}
