// The look of the test bank's page, in the reader's language.
import { amountText } from '#platform/money/text.ts';

interface Words {
  title: string;
  ask: (amount: string) => string;
  note: string;
  approve: string;
  refuse: string;
}

const english: Words = {
  title: 'Confirm it is you',
  ask: (amount) => `Your bank asks you to approve a payment of ${amount}.`,
  note: 'This is a test bank. No money moves.',
  approve: 'Approve',
  refuse: 'Refuse',
};

const words: Record<string, Words> = {
  en: english,
  th: {
    title: 'ยืนยันว่าเป็นคุณ',
    ask: (amount) => `ธนาคารของคุณขอให้อนุมัติการชำระเงิน ${amount}`,
    note: 'นี่คือธนาคารทดสอบ ไม่มีการเคลื่อนย้ายเงินจริง',
    approve: 'อนุมัติ',
    refuse: 'ปฏิเสธ',
  },
  vi: {
    title: 'Xác nhận đó là bạn',
    ask: (amount) => `Ngân hàng yêu cầu bạn phê duyệt khoản thanh toán ${amount}.`,
    note: 'Đây là ngân hàng thử nghiệm. Không có tiền nào được chuyển.',
    approve: 'Phê duyệt',
    refuse: 'Từ chối',
  },
  ru: {
    title: 'Подтвердите, что это вы',
    ask: (amount) => `Банк просит подтвердить платёж на ${amount}.`,
    note: 'Это тестовый банк. Деньги не списываются.',
    approve: 'Подтвердить',
    refuse: 'Отклонить',
  },
  ar: {
    title: 'أكّد هويتك',
    ask: (amount) => `يطلب منك البنك الموافقة على دفعة بقيمة ${amount}.`,
    note: 'هذا بنك تجريبي. لا تنتقل أي أموال.',
    approve: 'موافقة',
    refuse: 'رفض',
  },
};

export function page(input: { id: string; amountMinor: bigint; currency: string; language: string }): string {
  const locale =
    input.language
      .split(',')
      .map((part) => part.trim().slice(0, 2))
      .find((code) => words[code]) ?? 'en';
  const say = words[locale] ?? english;
  const amount = amountText(input.amountMinor, input.currency, locale);
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${say.title}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: Canvas; color: CanvasText }
  main { width: min(26rem, calc(100vw - 2rem)); box-sizing: border-box; padding: 2rem; border: 1px solid color-mix(in oklch, CanvasText 15%, Canvas); border-radius: 1rem }
  h1 { margin: 0 0 .5rem; font-size: 1.5rem } p { margin: 0 0 1rem } small { opacity: .75 }
  form { display: flex; gap: .75rem; margin-block-start: 1.5rem }
  button { flex: 1; min-height: 3rem; border-radius: .75rem; border: 1px solid currentColor; background: none; color: inherit; font: inherit; cursor: pointer }
  button[value=approve] { background: CanvasText; color: Canvas }
  button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px }
</style></head>
<body><main><h1>${say.title}</h1><p>${say.ask(amount)}</p><small>${say.note}</small>
<form method="post" action="/test-payments/${input.id}/answer">
<button name="decision" value="approve" autofocus>${say.approve}</button><button name="decision" value="refuse">${say.refuse}</button>
</form></main></body></html>`;
}
