// What columns a file of each kind has, and by which names they are found, in the languages of the program.
import { Locale } from '#contracts/organizations.ts';
import type { RunKind } from '../runs/runs.sql.ts';
import type { Terms } from './terms.ts';

export type CsvKind = Extract<RunKind, 'csv_products' | 'csv_prices' | 'csv_stock'>;

/** Texts that may be said in each language: `title` alone is in the one that the shop falls back to. */
export const textFields = ['title', 'subtitle', 'description', 'seo_title', 'seo_description'] as const;
/** Prices that may be named for each currency: alone they are in the shop's first. */
export const priceFields = ['price', 'compare_at'] as const;

const optionFields = [1, 2, 3].flatMap((place) => [`option${place}_name`, `option${place}_value`]);
const plain: Readonly<Record<CsvKind, readonly string[]>> = {
  csv_products: [
    'sku',
    'product',
    'kind',
    'status',
    'category',
    'categories',
    'tags',
    ...optionFields,
    'barcode',
    'weight_grams',
    'stock',
    'location',
    'pictures',
    'attributes',
  ],
  csv_prices: ['sku'],
  csv_stock: ['sku', 'location', 'on_hand', 'change', 'reason', 'note'],
};
export const neededFields: Readonly<Record<CsvKind, readonly string[]>> = {
  csv_products: ['sku'],
  csv_prices: ['sku'],
  csv_stock: ['sku'],
};

const attributeField = (code: string, locale?: string): string =>
  locale === undefined ? `attribute:${code}` : `attribute:${code}:${locale}`;

/** Of an attribute of the set: what is said in words is said in each language, and without one in that which the shop falls back to. */
const fieldsOfAttribute = ({ code, type }: Terms['attributes'][number]): string[] =>
  type === 'text' ? [attributeField(code), ...Locale.options.map((locale) => attributeField(code, locale))] : [attributeField(code)];

/** Everything that a column may be read as. */
export function fieldsOf(kind: CsvKind, { currencies, attributes }: Terms): string[] {
  const [, ...further] = currencies;
  const texts =
    kind === 'csv_products' ? textFields.flatMap((field) => [field, ...Locale.options.map((locale) => `${field}:${locale}`)]) : [];
  const prices = kind === 'csv_stock' ? [] : priceFields.flatMap((field) => [field, ...further.map((currency) => `${field}:${currency}`)]);
  const ofSet = kind === 'csv_products' ? attributes.flatMap(fieldsOfAttribute) : [];
  return [...plain[kind], ...texts, ...prices, ...ofSet];
}

/** Names by which people call a column, folded; `en`, `th`, `vi`, `ru`, `ar` and what other shops write. */
const synonyms: Readonly<Record<string, string>> = {
  sku: 'variant sku|article|item code|รหัสสินค้า|mã sản phẩm|mã hàng|артикул|код товара|رمز المنتج|رمز الصنف',
  product: 'handle|product handle|slug|url handle|ที่อยู่สินค้า|đường dẫn|адрес|товар|المعرف|عنوان الصفحة',
  title: 'name|product name|product title|ชื่อ|ชื่อสินค้า|tên|tên sản phẩm|название|наименование|الاسم|اسم المنتج|العنوان',
  subtitle: 'tagline|คำโปรย|phụ đề|подзаголовок|العنوان الفرعي',
  description: 'body|body html|text|คำอธิบาย|รายละเอียด|mô tả|описание|الوصف',
  seo_title: 'meta title|หัวข้อสำหรับค้นหา|tiêu đề seo|заголовок для поиска|عنوان محركات البحث',
  seo_description: 'meta description|คำอธิบายสำหรับค้นหา|mô tả seo|описание для поиска|وصف محركات البحث',
  kind: 'type|product type|ประเภท|loại|тип|النوع',
  status: 'state|สถานะ|trạng thái|статус|состояние|الحالة',
  category: 'collection|หมวดหมู่|danh mục|категория|раздел|الفئة|التصنيف',
  categories: 'further categories|collections|หมวดหมู่เพิ่มเติม|danh mục khác|другие категории|فئات أخرى',
  pictures: 'images|image|image src|รูป|รูปภาพ|ảnh|hình ảnh|изображения|картинки|الصور',
  attributes: 'properties|คุณสมบัติ|thuộc tính|характеристики|الخصائص',
  tags: 'labels|ป้าย|แท็ก|thẻ|nhãn|теги|метки|الوسوم',
  option1_name: 'option 1 name|option1 name|ชื่อตัวเลือก 1|tên tùy chọn 1|название опции 1|اسم الخيار 1',
  option1_value: 'option 1 value|option1 value|ค่าตัวเลือก 1|giá trị tùy chọn 1|значение опции 1|قيمة الخيار 1',
  option2_name: 'option 2 name|option2 name|ชื่อตัวเลือก 2|tên tùy chọn 2|название опции 2|اسم الخيار 2',
  option2_value: 'option 2 value|option2 value|ค่าตัวเลือก 2|giá trị tùy chọn 2|значение опции 2|قيمة الخيار 2',
  option3_name: 'option 3 name|option3 name|ชื่อตัวเลือก 3|tên tùy chọn 3|название опции 3|اسم الخيار 3',
  option3_value: 'option 3 value|option3 value|ค่าตัวเลือก 3|giá trị tùy chọn 3|значение опции 3|قيمة الخيار 3',
  price: 'variant price|ราคา|giá|giá bán|цена|السعر',
  compare_at:
    'compare at|compare-at price|compare at price|variant compare at price|old price|ราคาเดิม|giá gốc|giá cũ|старая цена|цена до скидки|السعر السابق',
  barcode: 'gtin|ean|upc|บาร์โค้ด|mã vạch|штрихкод|штрих-код|الباركود',
  weight_grams: 'weight|grams|variant grams|น้ำหนัก|trọng lượng|cân nặng|вес|вес, г|الوزن',
  stock: 'quantity|inventory|variant inventory qty|จำนวน|จำนวนสินค้า|สต็อก|số lượng|tồn kho|количество|остаток|الكمية|المخزون',
  location: 'warehouse|place|คลัง|สถานที่|kho|địa điểm|склад|место|المستودع|الموقع',
  on_hand: 'quantity|stock|count|จำนวน|คงเหลือ|số lượng|tồn kho|количество|остаток|الكمية|المخزون',
  change: 'delta|adjustment|เปลี่ยนแปลง|ปรับ|thay đổi|điều chỉnh|изменение|التغيير',
  reason: 'เหตุผล|lý do|причина|السبب',
  note: 'comment|หมายเหตุ|ghi chú|примечание|комментарий|ملاحظة',
};

export const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');

/** Which column is what, as far as names say; what a person said before counts more. One thing is read from one column. */
export function guessMapping(
  names: readonly string[],
  fields: readonly string[],
  { kept = {}, attributes = [] }: { kept?: Readonly<Record<string, string>> | undefined; attributes?: Terms['attributes'] },
): (string | null)[] {
  const byName = new Map<string, string>();
  for (const { code, name } of attributes)
    for (const called of Object.values(name)) if (fields.includes(attributeField(code))) byName.set(folded(called), attributeField(code));
  // Earlier entries win: a field's own name before what others call it.
  for (const field of fields.toReversed()) for (const name of synonyms[field]?.split('|') ?? []) byName.set(folded(name), field);
  for (const field of fields) byName.set(folded(field), field);
  for (const [name, field] of Object.entries(kept)) if (fields.includes(field)) byName.set(name, field);
  const used = new Set<string>();
  return names.map((name) => {
    const field = byName.get(folded(name)) ?? null;
    if (field === null || used.has(field)) return null;
    used.add(field);
    return field;
  });
}
