// What mails about organizations say, by locale and template.

export interface Words {
  subject: string;
  lead: string;
  button: string;
  next: string;
}

export const templates = [
  'organization.invited',
  'organization.owner_now',
  'organization.owner_no_more',
  'organization.host_lost',
] as const;
export type Template = (typeof templates)[number];

/** `{organization}`, `{person}`, `{role}` and `{host}` stand for names. */
export const texts: Record<string, Record<Template, Words>> = {
  en: {
    'organization.invited': {
      subject: '{person} invites you to {organization}',
      lead: '{person} invites you to work with {organization} as {role}.',
      button: 'See the invitation',
      next: 'The link is good for 7 days and only for this e-mail address. If you do not know them, do nothing.',
    },
    'organization.owner_now': {
      subject: 'You are now owner of {organization}',
      lead: '{person} made you owner of {organization}.',
      button: 'Open the dashboard',
      next: 'You can now do everything there, also invite people and change what they may do.',
    },
    'organization.owner_no_more': {
      subject: '{organization} has a new owner',
      lead: 'You made {person} owner of {organization} in your place. Your role is now {role}.',
      button: 'Open the dashboard',
      next: 'If this was not you, write to {person} and to us at once.',
    },
    'organization.host_lost': {
      subject: '{host} no longer leads to {organization}',
      lead: 'Another shop proved that {host} is theirs, so it no longer leads to {organization}.',
      button: 'Open the dashboard',
      next: 'If the domain is still yours, put the TXT record back into its DNS and verify the name again.',
    },
  },
  th: {
    'organization.invited': {
      subject: '{person} เชิญคุณเข้าร่วม {organization}',
      lead: '{person} เชิญคุณร่วมงานกับ {organization} ในบทบาท{role}',
      button: 'ดูคำเชิญ',
      next: 'ลิงก์ใช้ได้ 7 วันและเฉพาะอีเมลนี้เท่านั้น หากไม่รู้จักผู้เชิญ ไม่ต้องทำอะไร',
    },
    'organization.owner_now': {
      subject: 'คุณเป็นเจ้าของ {organization} แล้ว',
      lead: '{person} ตั้งให้คุณเป็นเจ้าของ {organization}',
      button: 'เปิดแดชบอร์ด',
      next: 'ตอนนี้คุณทำได้ทุกอย่าง รวมถึงเชิญคนและเปลี่ยนสิทธิ์ของพวกเขา',
    },
    'organization.owner_no_more': {
      subject: '{organization} มีเจ้าของใหม่',
      lead: 'คุณตั้ง {person} เป็นเจ้าของ {organization} แทนคุณ บทบาทของคุณตอนนี้คือ {role}',
      button: 'เปิดแดชบอร์ด',
      next: 'หากไม่ใช่คุณ กรุณาแจ้ง {person} และเราทันที',
    },
    'organization.host_lost': {
      subject: '{host} ไม่นำไปยัง {organization} แล้ว',
      lead: 'ร้านอื่นยืนยันว่าเป็นเจ้าของ {host} จึงไม่นำไปยัง {organization} อีกต่อไป',
      button: 'เปิดแดชบอร์ด',
      next: 'หากโดเมนยังเป็นของคุณ ให้ใส่ระเบียน TXT ใน DNS อีกครั้งแล้วยืนยันชื่อใหม่',
    },
  },
  vi: {
    'organization.invited': {
      subject: '{person} mời bạn vào {organization}',
      lead: '{person} mời bạn làm việc cùng {organization} với vai trò {role}.',
      button: 'Xem lời mời',
      next: 'Liên kết có hiệu lực 7 ngày và chỉ dành cho địa chỉ e-mail này. Nếu bạn không quen họ, hãy bỏ qua.',
    },
    'organization.owner_now': {
      subject: 'Bạn là chủ sở hữu của {organization}',
      lead: '{person} đã chuyển quyền sở hữu {organization} cho bạn.',
      button: 'Mở bảng điều khiển',
      next: 'Giờ bạn có thể làm mọi việc, kể cả mời người khác và thay đổi quyền của họ.',
    },
    'organization.owner_no_more': {
      subject: '{organization} có chủ sở hữu mới',
      lead: 'Bạn đã chuyển quyền sở hữu {organization} cho {person}. Vai trò của bạn giờ là {role}.',
      button: 'Mở bảng điều khiển',
      next: 'Nếu không phải bạn làm việc này, hãy báo cho {person} và chúng tôi ngay.',
    },
    'organization.host_lost': {
      subject: '{host} không còn dẫn tới {organization}',
      lead: 'Một cửa hàng khác đã chứng minh {host} là của họ, nên tên này không còn dẫn tới {organization}.',
      button: 'Mở bảng điều khiển',
      next: 'Nếu tên miền vẫn là của bạn, hãy đặt lại bản ghi TXT trong DNS rồi xác minh lại tên.',
    },
  },
  ru: {
    'organization.invited': {
      subject: '{person} приглашает вас в «{organization}»',
      lead: '{person} приглашает вас работать в «{organization}». Роль: {role}.',
      button: 'Посмотреть приглашение',
      next: 'Ссылка действует 7 дней и только для этого адреса. Если вы не знаете отправителя, ничего не делайте.',
    },
    'organization.owner_now': {
      subject: 'Теперь вы владелец «{organization}»',
      lead: '{person} передаёт вам «{organization}»: теперь вы владелец.',
      button: 'Открыть панель',
      next: 'Вам доступно всё: приглашать людей и менять их права тоже.',
    },
    'organization.owner_no_more': {
      subject: 'У «{organization}» новый владелец',
      lead: 'Вместо вас владельцем «{organization}» стал(а) {person}. Ваша роль теперь: {role}.',
      button: 'Открыть панель',
      next: 'Если это сделали не вы, сразу напишите {person} и нам.',
    },
    'organization.host_lost': {
      subject: '{host} больше не ведёт в «{organization}»',
      lead: 'Другой магазин подтвердил, что {host} принадлежит ему, и это имя больше не ведёт в «{organization}».',
      button: 'Открыть панель',
      next: 'Если домен по-прежнему ваш, верните запись TXT в DNS и подтвердите имя снова.',
    },
  },
  ar: {
    'organization.invited': {
      subject: 'دعوة من {person} إلى {organization}',
      lead: 'يدعوك {person} إلى العمل مع {organization} بدور {role}.',
      button: 'عرض الدعوة',
      next: 'الرابط صالح 7 أيام ولهذا البريد وحده. إن كنت لا تعرف المرسل فلا تفعل شيئًا.',
    },
    'organization.owner_now': {
      subject: 'أصبحت مالك {organization}',
      lead: 'جعلك {person} مالكًا لمؤسسة {organization}.',
      button: 'فتح لوحة التحكم',
      next: 'يمكنك الآن القيام بكل شيء، ومنه دعوة الأشخاص وتغيير صلاحياتهم.',
    },
    'organization.owner_no_more': {
      subject: 'لمؤسسة {organization} مالك جديد',
      lead: 'جعلت {person} مالكًا لمؤسسة {organization} بدلًا منك. دورك الآن {role}.',
      button: 'فتح لوحة التحكم',
      next: 'إن لم تكن أنت من فعل ذلك فأبلغ {person} وأبلغنا فورًا.',
    },
    'organization.host_lost': {
      subject: 'لم يعد {host} يؤدي إلى {organization}',
      lead: 'أثبت متجر آخر أن {host} له، فلم يعد هذا الاسم يؤدي إلى {organization}.',
      button: 'فتح لوحة التحكم',
      next: 'إن كان النطاق لا يزال لك فأعد سجل TXT إلى DNS ثم تحقق من الاسم من جديد.',
    },
  },
};
