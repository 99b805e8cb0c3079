// What a short message with a code says, in every locale.

const texts: Record<string, string> = {
  en: '{code} is your code for {shop}. It is good for 10 minutes. Never tell it to anybody.',
  th: '{code} คือรหัสของคุณสำหรับ {shop} ใช้ได้ 10 นาที อย่าบอกรหัสนี้กับใคร',
  vi: '{code} là mã của bạn tại {shop}. Mã có hiệu lực 10 phút. Đừng cho ai biết mã này.',
  ru: '{code} — ваш код для {shop}. Действует 10 минут. Никому его не сообщайте.',
  ar: '{code} هو رمزك لدى {shop}. صالح لمدة 10 دقائق. لا تخبر به أحدًا.',
};

export const codeText = (locale: string, { code, shop }: { code: string; shop: string }): string =>
  (texts[locale] ?? texts.en ?? '').replace('{code}', () => code).replace('{shop}', () => shop);
