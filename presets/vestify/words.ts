// Words that several products share, in the five locales: colours, sizes, cloths, fits, care.
import type { LocalText } from '../preset.ts';

/** A text in all five locales, in the order English, Thai, Vietnamese, Russian, Arabic. */
export const say = (en: string, th: string, vi: string, ru: string, ar: string): LocalText => ({ en, th, vi, ru, ar });

export const colours = {
  ink: { hex: '#24252b', name: say('Ink', 'ดำหมึก', 'Đen mực', 'Чернильный', 'حبري') },
  charcoal: { hex: '#45474d', name: say('Charcoal', 'เทาถ่าน', 'Xám than', 'Графит', 'فحمي') },
  navy: { hex: '#22304d', name: say('Navy', 'กรมท่า', 'Xanh navy', 'Тёмно-синий', 'كحلي') },
  indigo: { hex: '#35527a', name: say('Indigo', 'คราม', 'Chàm', 'Индиго', 'نيلي') },
  sky: { hex: '#a9bccb', name: say('Sky', 'ฟ้าหม่น', 'Xanh da trời', 'Небесный', 'سماوي') },
  ivory: { hex: '#ebe4d5', name: say('Ivory', 'งาช้าง', 'Trắng ngà', 'Слоновая кость', 'عاجي') },
  oat: { hex: '#d8cab0', name: say('Oat', 'ข้าวโอ๊ต', 'Yến mạch', 'Овсяный', 'شوفاني') },
  sand: { hex: '#c4ae87', name: say('Sand', 'ทราย', 'Cát', 'Песочный', 'رملي') },
  camel: { hex: '#b08a5b', name: say('Camel', 'น้ำตาลอูฐ', 'Lạc đà', 'Кэмел', 'جملي') },
  tobacco: { hex: '#6f4e37', name: say('Tobacco', 'ใบยาสูบ', 'Nâu thuốc lá', 'Табачный', 'تبغي') },
  rust: { hex: '#b05230', name: say('Rust', 'สนิม', 'Gỉ sắt', 'Терракотовый', 'صدئي') },
  burgundy: { hex: '#6d2a35', name: say('Burgundy', 'แดงเบอร์กันดี', 'Đỏ rượu vang', 'Бордовый', 'عنّابي') },
  plum: { hex: '#5b3f55', name: say('Plum', 'ลูกพลัม', 'Mận chín', 'Сливовый', 'برقوقي') },
  olive: { hex: '#626645', name: say('Olive', 'มะกอก', 'Ô liu', 'Оливковый', 'زيتوني') },
  moss: { hex: '#3f5344', name: say('Moss', 'มอส', 'Rêu', 'Моховой', 'طحلبي') },
  sage: { hex: '#a3ad93', name: say('Sage', 'เขียวเสจ', 'Xanh xô thơm', 'Шалфей', 'مريمي') },
  stone: { hex: '#9b958a', name: say('Stone', 'หิน', 'Xám đá', 'Каменный', 'حجري') },
} as const;
export type Colour = keyof typeof colours;

export const sizes = ['xs', 's', 'm', 'l', 'xl', 'xxl'] as const;
export type Size = (typeof sizes)[number];

const material = say('Material', 'เนื้อผ้า', 'Chất liệu', 'Материал', 'الخامة');
const fit = say('Fit', 'ทรง', 'Dáng', 'Посадка', 'القَصّة');
const care = say('Care', 'การดูแล', 'Bảo quản', 'Уход', 'العناية');

const cloths = {
  wool: say(
    '100% wool, viscose lining',
    'ขนแกะ 100% ซับในวิสโคส',
    '100% len, lót viscose',
    '100 % шерсть, подкладка из вискозы',
    'صوف 100٪، بطانة فيسكوز',
  ),
  woolBlend: say(
    '70% wool, 30% recycled polyester',
    'ขนแกะ 70% โพลีเอสเตอร์รีไซเคิล 30%',
    '70% len, 30% polyester tái chế',
    '70 % шерсть, 30 % переработанный полиэстер',
    'صوف 70٪، بوليستر معاد تدويره 30٪',
  ),
  linen: say('100% European linen', 'ลินินยุโรป 100%', '100% vải lanh châu Âu', '100 % европейский лён', 'كتّان أوروبي 100٪'),
  merino: say('100% merino wool', 'ขนแกะเมอริโน 100%', '100% len merino', '100 % шерсть мериноса', 'صوف ميرينو 100٪'),
  cottonKnit: say('100% organic cotton', 'ฝ้ายออร์แกนิก 100%', '100% cotton hữu cơ', '100 % органический хлопок', 'قطن عضوي 100٪'),
  nylon: say(
    'Recycled nylon, responsible down 90/10',
    'ไนลอนรีไซเคิล ขนเป็ด 90/10',
    'Nylon tái chế, lông vũ 90/10',
    'Переработанный нейлон, пух 90/10',
    'نايلون معاد تدويره، ريش 90/10',
  ),
  quilted: say(
    'Waxed cotton, recycled padding',
    'ผ้าฝ้ายเคลือบแว็กซ์ บุใยรีไซเคิล',
    'Cotton phủ sáp, bông tái chế',
    'Вощёный хлопок, переработанный утеплитель',
    'قطن مشمّع، حشوة معاد تدويرها',
  ),
  canvas: say(
    '100% cotton twill, 260 g',
    'ผ้าฝ้ายทวิล 100% 260 กรัม',
    '100% cotton chéo, 260 g',
    '100 % хлопковый твил, 260 г',
    'قطن تويل 100٪، 260 غ',
  ),
  denim: say(
    '100% cotton denim, 13 oz',
    'เดนิมฝ้าย 100% 13 ออนซ์',
    '100% denim cotton, 13 oz',
    '100 % хлопковый деним, 13 унций',
    'دنيم قطني 100٪، 13 أونصة',
  ),
  cord: say('100% cotton corduroy', 'ผ้าลูกฟูกฝ้าย 100%', '100% nhung tăm cotton', '100 % хлопковый вельвет', 'مخمل مضلّع قطني 100٪'),
  fleece: say(
    'Recycled polyester fleece',
    'ฟลีซโพลีเอสเตอร์รีไซเคิล',
    'Nỉ lông cừu polyester tái chế',
    'Флис из переработанного полиэстера',
    'فليس بوليستر معاد تدويره',
  ),
} satisfies Record<string, LocalText>;

export const fits = {
  slim: say('Slim', 'เข้ารูป', 'Ôm vừa', 'Приталенная', 'ضيّقة'),
  regular: say('Regular', 'พอดีตัว', 'Vừa vặn', 'Прямая', 'عادية'),
  relaxed: say('Relaxed', 'หลวมสบาย', 'Rộng thoải mái', 'Свободная', 'واسعة مريحة'),
} satisfies Record<string, LocalText>;

const cares = {
  dry: say('Dry clean only', 'ซักแห้งเท่านั้น', 'Chỉ giặt khô', 'Только химчистка', 'تنظيف جاف فقط'),
  hand: say(
    'Hand wash cold, dry flat',
    'ซักมือน้ำเย็น ตากแนวราบ',
    'Giặt tay nước lạnh, phơi phẳng',
    'Ручная стирка в холодной воде, сушить горизонтально',
    'غسل يدوي بماء بارد وتجفيف مفرود',
  ),
  machine: say('Machine wash at 30 °C', 'ซักเครื่องที่ 30 °C', 'Giặt máy ở 30 °C', 'Машинная стирка при 30 °C', 'غسل آلي عند 30°م'),
  wipe: say(
    'Wipe clean, do not tumble dry',
    'เช็ดทำความสะอาด ห้ามอบแห้ง',
    'Lau sạch, không sấy',
    'Протирать, не сушить в машине',
    'يُمسح للتنظيف، دون تجفيف آلي',
  ),
} satisfies Record<string, LocalText>;

export const facts = (
  cloth: keyof typeof cloths,
  cut: keyof typeof fits,
  wash: keyof typeof cares,
): { name: LocalText; value: LocalText }[] => [
  { name: material, value: cloths[cloth] },
  { name: fit, value: fits[cut] },
  { name: care, value: cares[wash] },
];
