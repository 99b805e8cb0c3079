'use client';
// The last resort: the frame of every page failed, so nothing of ours may be needed here, not even messages or styles.

const words: Record<string, [title: string, again: string]> = {
  en: ['This page could not be made.', 'Try again'],
  th: ['ไม่สามารถแสดงหน้านี้ได้', 'ลองอีกครั้ง'],
  vi: ['Không thể hiển thị trang này.', 'Thử lại'],
  ru: ['Не удалось показать эту страницу.', 'Ещё раз'],
  ar: ['تعذّر عرض هذه الصفحة.', 'حاول مجددًا'],
};

export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const lang =
    typeof location === 'undefined' ? 'en' : (Object.keys(words).find((code) => location.pathname.split('/')[1] === code) ?? 'en');
  const [title, again] = words[lang] ?? ['', ''];
  return (
    <html lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'} style={{ colorScheme: 'light dark', fontFamily: 'system-ui, sans-serif' }}>
      <body style={{ display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 12, minHeight: '90dvh', textAlign: 'center' }}>
        <title>{title}</title>
        <h1 style={{ fontSize: 25, fontWeight: 500 }}>{title}</h1>
        <button type="button" onClick={reset} style={{ font: 'inherit', padding: '10px 20px' }}>
          {again}
        </button>
        {error.digest ? <code dir="ltr">{error.digest}</code> : null}
      </body>
    </html>
  );
}
