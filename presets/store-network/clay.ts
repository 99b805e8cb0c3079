// Orhei Clay: a studio in Moldova that throws, dips and paints with a cow's horn, as the village did.
import { spread, still } from '../illustrator/still.ts';
import { claybowl, jug, mug, nest, plate, vase } from '../illustrator/things/clay.ts';
import { beans } from '../illustrator/things/pantry.ts';
import type { PresetBrand } from '../preset.ts';
import { houseOf, password } from './make.ts';
import { windowOf } from './shops.ts';
import { dishwasher, facts, packs, say, sizes, stoneware } from './words.ts';

const made = houseOf('USD');
const { s, m, l } = sizes;
/** On light glazes the horn paints dark. */
const inkOn = (glaze: string): string => (glaze === '#ece3d2' ? '#b5533c' : glaze === '#c58a3d' ? '#4a2a1a' : '#f4ead8');

const ware = (holds: ReturnType<typeof say>) => [
  { name: facts.material, value: stoneware },
  { name: facts.holds, value: holds },
  { name: facts.care, value: dishwasher },
];
const litres = (number: string) => say(`${number} ml`, `${number} มล.`, `${number} ml`, `${number} мл`, `${number} مل`);

const products = [
  made({
    slug: 'horn-mug',
    category: 'table',
    title: say('Horn-painted mug', 'แก้วมัคเพนต์เขาสัตว์', 'Cốc vẽ bằng sừng', 'Кружка с росписью рожком', 'كوب مرسوم بالقرن'),
    subtitle: say('Three dots and a promise', 'สามจุดกับหนึ่งคำมั่น', 'Ba chấm và một lời hứa', 'Три точки и обещание', 'ثلاث نقاط ووعد'),
    description: say(
      'Thrown thin, with a handle for three fingers and a foot of bare clay. The dots come out of a horn, so no two rows are alike.',
      'ขึ้นรูปบาง หูจับสามนิ้ว ก้นเป็นดินเปลือย จุดหยอดจากเขาสัตว์ จึงไม่มีแถวไหนเหมือนกัน',
      'Vuốt mỏng, quai vừa ba ngón tay, chân để mộc. Những chấm men nhỏ từ chiếc sừng nên không hàng nào giống hàng nào.',
      'Тонкая, с ручкой на три пальца и голой глиной внизу. Точки ставят рожком, поэтому двух одинаковых рядов нет.',
      'رقيق الجدار، بمقبض لثلاث أصابع وقاعدة من طين عارٍ. النقاط تسيل من قرن فلا يتشابه صفّان.',
    ),
    attributes: ware(litres('350')),
    price: 420,
    colours: ['lagoon', 'terracotta', 'chalk'],
    by: {
      pack: [
        { ...packs.one, price: 420 },
        { ...packs.two, price: 790 },
      ],
    },
    draw: (hex) => [
      still('sand', [{ thing: mug(hex, inkOn(hex)), x: 570, y: 1290, scale: 1.6 }]),
      still('sand', [{ thing: mug(hex, inkOn(hex)), x: 570, y: 1310, scale: 1.9 }], { near: [200, 620, 720] }),
    ],
  }),
  made({
    slug: 'sunday-bowl',
    category: 'table',
    title: say('Sunday bowl', 'ชามวันอาทิตย์', 'Bát Chủ nhật', 'Воскресная миска', 'وعاء الأحد'),
    subtitle: say('From porridge to a feast', 'ตั้งแต่โจ๊กจนถึงงานเลี้ยง', 'Từ cháo tới tiệc', 'От каши до застолья', 'من العصيدة إلى الوليمة'),
    description: say(
      'Wide, low and heavy at the bottom, so it stays when children reach. The large one holds salad for eight or the dough for two loaves.',
      'กว้าง เตี้ย หนักก้น เด็กเอื้อมก็ไม่ล้ม ใบใหญ่ใส่สลัดได้แปดคน หรือแป้งสำหรับขนมปังสองก้อน',
      'Rộng, thấp, nặng đáy nên trẻ với tay cũng không đổ. Chiếc lớn đựng salad cho tám người hoặc bột cho hai ổ bánh.',
      'Широкая, низкая, с тяжёлым дном: дети тянутся, а она стоит. В большую входит салат на восьмерых или тесто на две буханки.',
      'واسع منخفض ثقيل القاع، يثبت حين تمتد أيدي الأطفال. والكبير يتسع لسلطة ثمانية أو عجين رغيفين.',
    ),
    attributes: ware(say('0.5, 1.2 or 3 l', '0.5, 1.2 หรือ 3 ลิตร', '0,5, 1,2 hoặc 3 l', '0,5, 1,2 или 3 л', '0.5 أو 1.2 أو 3 لتر')),
    price: 380,
    colours: ['terracotta', 'lagoon', 'honey'],
    by: {
      size: [
        { ...s, price: 380 },
        { ...m, price: 690 },
        { ...l, price: 1190 },
      ],
    },
    draw: (hex) => [
      still('ivory', [{ thing: claybowl(hex, inkOn(hex)), x: 600, y: 1300, scale: 1.6 }], { back: 'sun' }),
      still('ivory', [{ thing: claybowl(hex, inkOn(hex)), x: 600, y: 1310, scale: 1.9 }], { near: [160, 760, 800], back: 'sun' }),
    ],
  }),
  made({
    slug: 'wedding-plate',
    category: 'table',
    title: say('Wedding plate', 'จานแต่งงาน', 'Đĩa cưới', 'Свадебная тарелка', 'طبق العرس'),
    subtitle: say('To hang or to eat from', 'แขวนโชว์หรือใส่อาหาร', 'Để treo hoặc để ăn', 'Повесить или есть с неё', 'للتعليق أو للأكل'),
    description: say(
      'Eight petals for eight wishes. In Orhei the couple eats the first meal from it and never breaks it on purpose.',
      'แปดกลีบแทนแปดคำอวยพร ที่ออร์เฮย์คู่บ่าวสาวกินมื้อแรกจากจานนี้ และไม่เคยตั้งใจทำแตก',
      'Tám cánh cho tám điều ước. Ở Orhei đôi vợ chồng ăn bữa đầu trên chiếc đĩa này và không bao giờ cố ý làm vỡ.',
      'Восемь лепестков — восемь пожеланий. В Оргееве молодые едят с неё первый раз и никогда не бьют нарочно.',
      'ثماني بتلات لثماني أمنيات. في أورهي يأكل العروسان منه أول وجبة ولا يكسرانه عمدًا أبدًا.',
    ),
    attributes: ware(say('Diameter 27 cm', 'เส้นผ่านศูนย์กลาง 27 ซม.', 'Đường kính 27 cm', 'Диаметр 27 см', 'القطر 27 سم')),
    price: 690,
    was: 820,
    colours: ['lagoon', 'terracotta'],
    draw: (hex) => [
      still('sage', [{ thing: plate(hex, inkOn(hex)), x: 600, y: 1280, scale: 1.35 }]),
      still('sage', [{ thing: plate(hex, inkOn(hex)), x: 600, y: 1290, scale: 1.4 }], { near: [260, 520, 680] }),
    ],
  }),
  made({
    slug: 'wine-jug',
    category: 'table',
    title: say('House jug', 'เหยือกประจำบ้าน', 'Bình của nhà', 'Домашний кувшин', 'إبريق البيت'),
    subtitle: say(
      'For water, milk or what the cellar has',
      'ใส่น้ำ นม หรือของในห้องใต้ดิน',
      'Cho nước, sữa hay thứ trong hầm',
      'Для воды, молока и того, что в погребе',
      'للماء أو الحليب أو ما في القبو',
    ),
    description: say(
      'A spout that cuts the drop and a belly that keeps it cool. The glaze stops where your hand takes over.',
      'พวยตัดหยดสนิท ท้องเก็บความเย็น เคลือบหยุดตรงที่มือคุณรับช่วง',
      'Vòi cắt giọt gọn, bụng giữ mát lâu. Men dừng ở nơi bàn tay bạn nắm vào.',
      'Носик, который отсекает каплю, и бока, что держат прохладу. Глазурь кончается там, где берётся рука.',
      'بلبلة تقطع القطرة وبطن يحفظ البرودة. ويقف الطلاء حيث تبدأ يدك.',
    ),
    attributes: ware(say('1.4 l', '1.4 ลิตร', '1,4 l', '1,4 л', '1.4 لتر')),
    price: 980,
    colours: ['honey', 'lagoon', 'moss'],
    draw: (hex) => [
      still('blush', [{ thing: jug(hex, inkOn(hex)), x: 590, y: 1290, scale: 1.45 }]),
      still('blush', [{ thing: jug(hex, inkOn(hex)), x: 580, y: 1310, scale: 1.6 }], { near: [240, 560, 700] }),
    ],
  }),
  made({
    slug: 'field-vase',
    category: 'table',
    title: say('Field vase', 'แจกันทุ่งหญ้า', 'Lọ hoa đồng nội', 'Полевая ваза', 'مزهرية الحقل'),
    subtitle: say(
      'For what grows by the road',
      'สำหรับของที่ขึ้นข้างทาง',
      'Cho những gì mọc ven đường',
      'Для того, что растёт у дороги',
      'لما ينبت على جانب الطريق',
    ),
    description: say(
      'A narrow neck, so three stems stand as they want to. Wheat and feather grass need no water and no talent.',
      'คอแคบ สามก้านก็ยืนได้อย่างใจ รวงข้าวและหญ้าขนนกไม่ต้องใช้น้ำ ไม่ต้องมีฝีมือ',
      'Cổ hẹp nên ba cành là đứng được theo ý. Lúa mì và cỏ lông chẳng cần nước, cũng chẳng cần khéo tay.',
      'Узкое горло: три стебля стоят, как хотят. Пшенице и ковылю не нужны ни вода, ни талант.',
      'عنق ضيق، فتقف ثلاثة سيقان كما تشاء. القمح والعشب لا يحتاجان ماء ولا موهبة.',
    ),
    attributes: [
      { name: facts.material, value: stoneware },
      { name: facts.holds, value: say('Height 24 cm', 'สูง 24 ซม.', 'Cao 24 cm', 'Высота 24 см', 'الارتفاع 24 سم') },
    ],
    price: 720,
    colours: ['chalk', 'moss', 'terracotta'],
    draw: (hex) => [
      still('sky', [{ thing: vase(hex, inkOn(hex)), x: 600, y: 1290, scale: 1.25 }]),
      still('sky', [{ thing: vase(hex, inkOn(hex)), x: 600, y: 1310, scale: 1.5 }], { near: [250, 560, 700] }),
    ],
  }),
  made({
    slug: 'nesting-dishes',
    category: 'table',
    title: say('Nesting dishes', 'จานซ้อนสามใบ', 'Bộ đĩa lồng', 'Пиалы-матрёшки', 'أطباق متداخلة'),
    subtitle: say(
      'Three in the place of one',
      'สามใบในที่ของใบเดียว',
      'Ba chiếc trong chỗ của một',
      'Три на месте одной',
      'ثلاثة في مكان واحد',
    ),
    description: say(
      'Salt, oil, and whatever you are keeping from the guests. They ring when they are clean.',
      'ใส่เกลือ น้ำมัน และของที่แอบไว้จากแขก ล้างสะอาดแล้วเคาะมีเสียงกังวาน',
      'Muối, dầu, và thứ bạn giấu khách. Rửa sạch thì gõ nghe ngân.',
      'Соль, масло и то, что прячут от гостей. Чистые — звенят.',
      'للملح والزيت وما تخفيه عن الضيوف. ترنّ حين تكون نظيفة.',
    ),
    attributes: ware(say('80, 160 and 300 ml', '80, 160 และ 300 มล.', '80, 160 và 300 ml', '80, 160 и 300 мл', '80 و160 و300 مل')),
    price: 560,
    colours: ['moss', 'honey'],
    draw: (hex) => [
      still('stone', [{ thing: nest(hex), x: 600, y: 1300, scale: 1.6 }]),
      still('stone', [{ thing: nest(hex), x: 600, y: 1310, scale: 1.9 }], { near: [200, 740, 800] }),
    ],
  }),
  made({
    slug: 'espresso-pair',
    category: 'table',
    title: say('Small coffee cups', 'แก้วกาแฟเล็ก', 'Cốc cà phê nhỏ', 'Кофейные чашки', 'فناجين قهوة صغيرة'),
    subtitle: say(
      'A pair, never quite the same',
      'หนึ่งคู่ที่ไม่เหมือนกันเป๊ะ',
      'Một đôi, chẳng bao giờ giống hệt',
      'Пара, но не близнецы',
      'زوج لا يتطابق تمامًا',
    ),
    description: say(
      'For the second cup, which is the one you taste. Made from what is left of the mugs’ clay on Friday afternoon.',
      'สำหรับแก้วที่สอง ซึ่งเป็นแก้วที่คุณได้รสจริง ๆ ปั้นจากดินที่เหลือของแก้วมัคบ่ายวันศุกร์',
      'Cho ly thứ hai, ly mà bạn thật sự nếm. Làm từ đất còn lại của cốc vào chiều thứ Sáu.',
      'Для второй чашки — той, вкус которой замечаешь. Из того, что осталось от кружек в пятницу вечером.',
      'للفنجان الثاني، وهو الذي تتذوقه حقًا. صُنعت مما بقي من طين الأكواب عصر الجمعة.',
    ),
    attributes: ware(litres('90')),
    price: 480,
    colours: ['chalk', 'lagoon'],
    draw: (hex) => [
      still('clay', [
        { thing: mug(hex, inkOn(hex)), x: 420, y: 1290, scale: 0.95 },
        { thing: mug(hex, inkOn(hex)), x: 790, y: 1340, scale: 0.95 },
        { thing: beans('pair', '#4a2a1a'), x: 610, y: 1420, scale: 0.8 },
      ]),
      still('clay', [{ thing: mug(hex, inkOn(hex)), x: 580, y: 1310, scale: 1.6 }], { near: [240, 640, 680] }),
    ],
  }),
  made({
    slug: 'serving-set',
    category: 'table',
    title: say('Table for four', 'ชุดโต๊ะสำหรับสี่', 'Bàn cho bốn người', 'Стол на четверых', 'مائدة لأربعة'),
    subtitle: say('Four bowls and a jug', 'ชามสี่ใบกับเหยือกหนึ่ง', 'Bốn bát và một bình', 'Четыре миски и кувшин', 'أربعة أوعية وإبريق'),
    description: say(
      'One firing, one bucket of glaze, so that they belong together. The kiln master signs the jug where nobody looks.',
      'เผาเตาเดียว เคลือบถังเดียว จึงเข้าชุดกันจริง ช่างเตาเซ็นชื่อใต้เหยือกตรงที่ไม่มีใครดู',
      'Một mẻ nung, một thùng men, nên đúng là một bộ. Thợ lò ký tên dưới bình, chỗ chẳng ai nhìn.',
      'Один обжиг, одно ведро глазури — потому и вместе. Мастер подписывает кувшин там, где никто не смотрит.',
      'حرقة واحدة ودلو طلاء واحد، فهي حقًا لبعضها. ويوقّع سيد الفرن الإبريق حيث لا ينظر أحد.',
    ),
    attributes: ware(
      say('4 × 0.5 l and 1.4 l', '4 × 0.5 ลิตร และ 1.4 ลิตร', '4 × 0,5 l và 1,4 l', '4 × 0,5 л и 1,4 л', '4 × 0.5 لتر و1.4 لتر'),
    ),
    price: 2_290,
    was: 2_690,
    colours: ['lagoon', 'terracotta'],
    draw: (hex) => [
      still('ivory', [
        { thing: jug(hex, inkOn(hex)), x: 380, y: 1250, scale: 1.05 },
        { thing: claybowl(hex, inkOn(hex)), x: 780, y: 1300, scale: 0.95 },
        { thing: claybowl(hex, inkOn(hex)), x: 620, y: 1400, scale: 0.95 },
      ]),
      still('ivory', [{ thing: claybowl(hex, inkOn(hex)), x: 600, y: 1310, scale: 1.7 }], { near: [180, 720, 800] }),
    ],
  }),
];

const tagline = say('Painted with a horn', 'เพนต์ด้วยเขาสัตว์', 'Vẽ bằng chiếc sừng', 'Расписано рожком', 'مرسوم بالقرن');

export const clay: PresetBrand = {
  slug: 'orhei-clay',
  name: 'Orhei Clay Studio',
  country: 'MD',
  channel: windowOf('Orhei Clay Studio', 'MD', 'USD', tagline),
  users: [{ email: 'clay@network.test', name: 'Ilinca Rusu', password, role: 'owner' }],
  face: {
    tagline,
    story: say(
      'Ilinca’s father dug the clay; she wheels it, dips it and paints it with a cow’s horn and a goose quill. Whatever cracks goes under the vines, where it keeps the water.',
      'พ่อของอิลินกาขุดดิน ส่วนเธอขึ้นรูป จุ่มเคลือบ และเพนต์ด้วยเขาวัวกับก้านขนห่าน ใบไหนร้าวก็เอาไปฝังใต้เถาองุ่นให้เก็บน้ำ',
      'Cha Ilinca đào đất; cô vuốt, nhúng men và vẽ bằng sừng bò với lông ngỗng. Chiếc nào nứt thì chôn dưới giàn nho để giữ nước.',
      'Глину копал отец; Илинка крутит, окунает и расписывает коровьим рожком и гусиным пером. Что треснуло, идёт под лозу — держать воду.',
      'حفر والد إيلينكا الطين، وهي تدوّره وتغمسه وترسمه بقرن بقرة وريشة إوز. وما تشقّق يُدفن تحت الكروم ليحفظ الماء.',
    ),
    city: say('Orhei', 'ออร์เฮย์', 'Orhei', 'Оргеев', 'أورهي'),
    colour: '#2f5f6f',
    picture: () =>
      spread('stone', [
        { thing: plate('#2f5f6f'), x: 310, y: 790, scale: 0.74 },
        { thing: jug('#c58a3d', '#4a2a1a'), x: 660, y: 810, scale: 0.84 },
        { thing: mug('#b5533c'), x: 950, y: 840, scale: 0.8 },
      ]),
  },
  products,
};
