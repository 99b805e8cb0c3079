// The certificate as a page to print: one sheet, no script, nothing fetched.

export interface Certificate {
  code: string;
  title: string;
  /** Empty leaves a line to write on. */
  holder: string;
  seller: string;
  issuedAt: Date;
  locale: string;
}

const words: Record<string, { heading: string; says: string; by: string; code: string }> = {
  en: { heading: 'Certificate', says: 'has completed the course', by: 'Taught by', code: 'Certificate number' },
  th: { heading: 'ประกาศนียบัตร', says: 'ได้เรียนจบหลักสูตร', by: 'สอนโดย', code: 'เลขที่ประกาศนียบัตร' },
  vi: { heading: 'Chứng nhận', says: 'đã hoàn thành khóa học', by: 'Giảng dạy bởi', code: 'Số chứng nhận' },
  ru: { heading: 'Сертификат', says: 'прошёл(ла) полный курс', by: 'Преподаёт', code: 'Номер сертификата' },
  ar: { heading: 'شهادة إتمام', says: 'أتمّ دورة', by: 'يقدّمها', code: 'رقم الشهادة' },
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);

const style = `@page{size:A4 landscape;margin:0}body{margin:0;font-family:Georgia,serif;color:#1c1917;text-align:center}
main{box-sizing:border-box;min-height:100vh;padding:14vh 10vw;border:1.2rem solid #e7e5e4}h1{font-size:2.6rem;letter-spacing:.08em;margin:0 0 6vh}
.holder{font-size:2.2rem;min-height:1.3em;border-block-end:1px solid #a8a29e;display:inline-block;min-width:50%}.title{font-size:1.8rem;margin:3vh 0}
footer{margin-block-start:8vh;font-size:.95rem;color:#57534e}`;

export function certificatePage({ code, title, holder, seller, issuedAt, locale }: Certificate): string {
  const text = words[locale] ?? words.en ?? { heading: '', says: '', by: '', code: '' };
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(issuedAt);
  return `<!doctype html><html lang="${escaped(locale)}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escaped(text.heading)} · ${escaped(title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(text.heading)}</h1><p class="holder"><bdi>${escaped(holder)}</bdi></p><p>${escaped(text.says)}</p>
<p class="title"><bdi>${escaped(title)}</bdi></p><p>${escaped(text.by)} <bdi>${escaped(seller)}</bdi> · ${escaped(day)}</p>
<footer>${escaped(text.code)}: <bdi>${escaped(code)}</bdi></footer></main></body></html>`;
}
