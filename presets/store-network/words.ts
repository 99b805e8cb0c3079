// Words that several houses share, in the five languages of the network.
import type { LocalText } from '../preset.ts';

/** A text in all five languages: English, Thai, Vietnamese, Russian, Arabic. */
export const say = (...[en, th, vi, ru, ar]: [en: string, th: string, vi: string, ru: string, ar: string]): LocalText => ({
  en,
  th,
  vi,
  ru,
  ar,
});

export const colours = {
  lagoon: { hex: '#2f5f6f', name: say('Lagoon', 'ทะเลสาบ', 'Đầm xanh', 'Лагуна', 'بحيري') },
  terracotta: { hex: '#b5533c', name: say('Terracotta', 'ดินเผา', 'Đất nung', 'Терракота', 'تيراكوتا') },
  honey: { hex: '#c58a3d', name: say('Honey', 'น้ำผึ้ง', 'Mật ong', 'Медовый', 'عسلي') },
  chalk: { hex: '#ece3d2', name: say('Chalk', 'ชอล์ก', 'Phấn trắng', 'Меловой', 'طباشيري') },
  moss: { hex: '#5f7048', name: say('Moss', 'มอส', 'Rêu', 'Моховой', 'طحلبي') },
} as const;
export type Colour = keyof typeof colours;

export const optionNames = {
  colour: say('Glaze', 'สีเคลือบ', 'Màu men', 'Глазурь', 'لون الطلاء'),
  weight: say('Weight', 'น้ำหนัก', 'Khối lượng', 'Вес', 'الوزن'),
  grind: say('Grind', 'การบด', 'Độ xay', 'Помол', 'الطحن'),
  size: say('Size', 'ขนาด', 'Cỡ', 'Размер', 'المقاس'),
  scent: say('Scent', 'กลิ่น', 'Hương', 'Аромат', 'الرائحة'),
  pack: say('Pack', 'แพ็ก', 'Gói', 'Упаковка', 'العبوة'),
} as const;
export type OptionCode = keyof typeof optionNames;

export const facts = {
  origin: say('Origin', 'แหล่งที่มา', 'Xuất xứ', 'Происхождение', 'المنشأ'),
  taste: say('Tastes of', 'รสชาติ', 'Hương vị', 'Вкус', 'النكهة'),
  contents: say('Contents', 'ส่วนประกอบ', 'Thành phần', 'Состав', 'المكوّنات'),
  keeps: say('Keeps', 'เก็บได้นาน', 'Bảo quản', 'Хранится', 'مدة الحفظ'),
  brewing: say('Brewing', 'การชง', 'Cách pha', 'Заваривание', 'التحضير'),
  material: say('Material', 'วัสดุ', 'Chất liệu', 'Материал', 'الخامة'),
  holds: say('Holds', 'ความจุ', 'Dung tích', 'Объём', 'السعة'),
  care: say('Care', 'การดูแล', 'Chăm sóc', 'Уход', 'العناية'),
  skin: say('For', 'เหมาะกับ', 'Dành cho', 'Для кого', 'مناسب لـ'),
};

const grams = (number: string, code: string) => ({
  code,
  name: say(`${number} g`, `${number} กรัม`, `${number} g`, `${number} г`, `${number} غ`),
});
const kilos = (number: string, code: string) => ({
  code,
  name: say(`${number} kg`, `${number} กก.`, `${number} kg`, `${number} кг`, `${number} كغ`),
});
export const weights = {
  g50: grams('50', '50g'),
  g100: grams('100', '100g'),
  g250: grams('250', '250g'),
  g500: grams('500', '500g'),
  kg1: kilos('1', '1kg'),
  kg2: kilos('2', '2kg'),
  kg5: kilos('5', '5kg'),
};
export const grinds = {
  beans: { code: 'beans', name: say('Whole beans', 'เมล็ดเต็ม', 'Nguyên hạt', 'В зёрнах', 'حبوب كاملة') },
  phin: { code: 'phin', name: say('For the phin', 'สำหรับฟิน', 'Cho phin', 'Для фина', 'لمرشّح الفين') },
  filter: { code: 'filter', name: say('For filter', 'สำหรับดริป', 'Cho phin giấy', 'Для фильтра', 'للترشيح') },
};
export const sizes = {
  s: { code: 's', name: say('Small', 'เล็ก', 'Nhỏ', 'Малый', 'صغير') },
  m: { code: 'm', name: say('Medium', 'กลาง', 'Vừa', 'Средний', 'وسط') },
  l: { code: 'l', name: say('Large', 'ใหญ่', 'Lớn', 'Большой', 'كبير') },
};
export const scents = {
  plain: { code: 'plain', name: say('Plain', 'ไม่มีกลิ่น', 'Không hương', 'Без отдушки', 'بلا رائحة') },
  rose: { code: 'rose', name: say('Rose', 'กุหลาบ', 'Hoa hồng', 'Роза', 'ورد') },
  oud: { code: 'oud', name: say('Oud', 'อูด', 'Trầm hương', 'Уд', 'عود') },
  lime: { code: 'lime', name: say('Black lime', 'มะนาวดำ', 'Chanh đen', 'Чёрный лайм', 'لومي') },
};
export const packs = {
  one: { code: 'one', name: say('One', '1 ชิ้น', '1 chiếc', '1 шт.', 'قطعة واحدة') },
  two: { code: 'two', name: say('Set of two', 'ชุด 2 ชิ้น', 'Bộ 2', 'Набор из двух', 'طقم من اثنين') },
  four: { code: 'four', name: say('Set of four', 'ชุด 4 ชิ้น', 'Bộ 4', 'Набор из четырёх', 'طقم من أربعة') },
  ten: { code: 'ten', name: say('10 sachets', '10 ซอง', '10 gói', '10 пакетиков', '10 أكياس') },
  thirty: { code: 'thirty', name: say('30 sachets', '30 ซอง', '30 gói', '30 пакетиков', '30 كيسًا') },
};

export const sixMonths = say('Six months', 'หกเดือน', 'Sáu tháng', 'Полгода', 'ستة أشهر');
export const oneYear = say('One year', 'หนึ่งปี', 'Một năm', 'Год', 'سنة');
export const everySkin = say('Every skin', 'ทุกสภาพผิว', 'Mọi loại da', 'Для любой кожи', 'كل أنواع البشرة');
export const dishwasher = say(
  'Dishwasher and microwave',
  'ใช้เครื่องล้างจานและไมโครเวฟได้',
  'Dùng được máy rửa bát, lò vi sóng',
  'Можно в посудомойку и микроволновку',
  'آمن في غسالة الصحون والمايكروويف',
);
export const stoneware = say(
  'Stoneware, fired at 1,240 °C',
  'สโตนแวร์เผาที่ 1,240 °C',
  'Sành nung 1.240 °C',
  'Каменная керамика, обжиг 1240 °C',
  'خزف حجري محروق عند 1240°م',
);
