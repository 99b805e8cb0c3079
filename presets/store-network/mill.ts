// Altyn Dala: a mill in Kostanay that grinds the steppe between two stones, and keeps bees.
import { spread, still } from '../illustrator/still.ts';
import { bottle, box, grains, jar, pouch, sack, scoop } from '../illustrator/things/pantry.ts';
import type { PresetBrand } from '../preset.ts';
import { houseOf, password } from './make.ts';
import { windowOf } from './shops.ts';
import { facts, oneYear, say, sixMonths, weights } from './words.ts';

const made = houseOf('KZT');
const paper = '#f6ead2';

const steppe = say('Kostanay, Kazakhstan', 'คอสตาไน คาซัคสถาน', 'Kostanay, Kazakhstan', 'Костанай, Казахстан', 'قوستاناي، كازاخستان');
const dry = (contents: ReturnType<typeof say>, origin = steppe, keeps = oneYear) => [
  { name: facts.contents, value: contents },
  { name: facts.origin, value: origin },
  { name: facts.keeps, value: keeps },
];
const byBag = (small: number, middle: number, large: number) => ({
  weight: [
    { ...weights.kg1, price: small },
    { ...weights.kg2, price: middle },
    { ...weights.kg5, price: large },
  ],
});
const sacked = (cloth: string, kernels: readonly string[]) => () => [
  still('clay', [
    { thing: sack(cloth, kernels, 'ear'), x: 590, y: 1280, scale: 1.45 },
    { thing: scoop, x: 880, y: 1420, scale: 0.9 },
  ]),
  still('clay', [{ thing: sack(cloth, kernels, 'ear'), x: 590, y: 1330, scale: 1.7 }], { near: [180, 560, 820] }),
];

const products = [
  made({
    slug: 'stone-wheat-flour',
    category: 'pantry',
    title: say('Stone-ground wheat flour', 'แป้งสาลีโม่หิน', 'Bột mì xay đá', 'Пшеничная мука жернового помола', 'دقيق قمح مطحون بالحجر'),
    subtitle: say(
      'Hard spring wheat, whole',
      'สาลีแข็งฤดูใบไม้ผลิทั้งเมล็ด',
      'Lúa mì xuân cứng, nguyên cám',
      'Твёрдая яровая, цельная',
      'قمح ربيعي صلب كامل',
    ),
    description: say(
      'The stones turn slowly, so the flour stays cool and keeps its germ. Strong enough for bread that must stand, kind enough for noodles.',
      'โม่หมุนช้า แป้งจึงเย็นและเก็บจมูกข้าวไว้ แรงพอสำหรับขนมปังที่ต้องตั้งทรง นุ่มพอสำหรับเส้น',
      'Cối quay chậm nên bột luôn mát và giữ mầm. Đủ khỏe cho bánh mì đứng dáng, đủ mềm cho sợi mì.',
      'Жернова идут медленно, мука не греется и хранит зародыш. Сильная для хлеба, который должен стоять, и мягкая для лапши.',
      'يدور الحجران ببطء فيبقى الدقيق باردًا محتفظًا بجنينه. قوي لخبز يقف، لطيف للمعكرونة.',
    ),
    attributes: dry(say('Wheat, nothing else', 'สาลีล้วน', 'Chỉ lúa mì', 'Только пшеница', 'قمح لا غير'), steppe, sixMonths),
    price: 90,
    by: byBag(90, 165, 380),
    draw: () => [
      still('sand', [
        { thing: pouch('#d9c49a', paper, 'ear'), x: 560, y: 1290, scale: 1.35 },
        { thing: grains('wheat', '#c9a05a', '#b98a4f'), x: 910, y: 1390, scale: 0.9 },
      ]),
      still('sand', [{ thing: pouch('#d9c49a', paper, 'ear'), x: 560, y: 1300, scale: 1.5 }], { near: [230, 520, 660] }),
    ],
  }),
  made({
    slug: 'kyzylorda-rice',
    category: 'pantry',
    title: say('Kyzylorda rice', 'ข้าวคึซึลออร์ดา', 'Gạo Kyzylorda', 'Кызылординский рис', 'أرز قيزيلوردا'),
    subtitle: say('Round, for plov', 'เมล็ดกลม สำหรับพลอฟ', 'Hạt tròn, cho món plov', 'Круглый, для плова', 'مدوّر للبلوف'),
    description: say(
      'Grown where the Syr Darya slows down. It drinks the broth and stays whole, which is all a cook can ask of it.',
      'ปลูกตรงที่แม่น้ำซีร์ดาร์ยาไหลช้าลง ดูดน้ำซุปแต่เม็ดไม่แตก คนครัวจะขออะไรมากกว่านี้',
      'Trồng nơi sông Syr Darya chảy chậm lại. Nó uống hết nước dùng mà vẫn nguyên hạt, người nấu còn mong gì hơn.',
      'Растёт там, где Сырдарья замедляет ход. Пьёт бульон и остаётся целым — больше повару и не надо.',
      'يُزرع حيث يتباطأ نهر سير داريا. يشرب المرق ويبقى سليمًا، وهذا كل ما يطلبه الطباخ.',
    ),
    attributes: dry(
      say('Rice', 'ข้าว', 'Gạo', 'Рис', 'أرز'),
      say('Kyzylorda, Kazakhstan', 'คึซึลออร์ดา คาซัคสถาน', 'Kyzylorda, Kazakhstan', 'Кызылорда, Казахстан', 'قيزيلوردا، كازاخستان'),
    ),
    price: 85,
    by: byBag(85, 160, 370),
    draw: sacked('#d8bf94', ['#f3ead0', '#e8dbb8', '#fbf4e2']),
  }),
  made({
    slug: 'green-buckwheat',
    category: 'pantry',
    title: say('Green buckwheat', 'บักวีตเขียว', 'Kiều mạch xanh', 'Зелёная гречка', 'حنطة سوداء خضراء'),
    subtitle: say(
      'Not roasted, quick to sprout',
      'ไม่คั่ว เพาะงอกง่าย',
      'Không rang, dễ nảy mầm',
      'Не жареная, легко прорастает',
      'غير محمّصة، سريعة الإنبات',
    ),
    description: say(
      'Soak it in the evening, eat it in the morning, with honey and whatever the season has. Or roast it yourself and know why people do.',
      'แช่ตอนเย็น กินตอนเช้า ใส่น้ำผึ้งกับของตามฤดู หรือจะคั่วเองให้รู้ว่าทำไมคนถึงคั่ว',
      'Ngâm buổi tối, ăn buổi sáng, với mật ong và thức mùa nào có. Hoặc tự rang để hiểu vì sao người ta rang.',
      'Замочите вечером, съешьте утром — с мёдом и тем, что есть в сезоне. Или обжарьте сами и поймите, зачем это делают.',
      'انقعها مساءً وكُلها صباحًا مع العسل وما يجود به الموسم. أو حمّصها بنفسك لتعرف لماذا يفعلون.',
    ),
    attributes: dry(say('Buckwheat', 'บักวีต', 'Kiều mạch', 'Гречиха', 'حنطة سوداء')),
    price: 110,
    by: {
      weight: [
        { ...weights.g500, price: 60 },
        { ...weights.kg1, price: 110 },
      ],
    },
    draw: sacked('#cbb48c', ['#a9a86a', '#8f9455', '#b9b57f']),
  }),
  made({
    slug: 'rolled-oats',
    category: 'pantry',
    title: say('Rolled oats', 'ข้าวโอ๊ตรีด', 'Yến mạch cán', 'Овсяные хлопья', 'شوفان مرقوق'),
    subtitle: say('Thick, five minutes', 'แผ่นหนา ต้มห้านาที', 'Cán dày, năm phút', 'Толстые, пять минут', 'سميك، خمس دقائق'),
    description: say(
      'Steamed once, rolled once. They keep their shape in the pot and your attention until lunch.',
      'นึ่งครั้งเดียว รีดครั้งเดียว คงรูปในหม้อ และอิ่มถึงเที่ยง',
      'Hấp một lần, cán một lần. Giữ dáng trong nồi và giữ bạn no tới trưa.',
      'Один раз пропарены, один раз прокатаны. Держат форму в кастрюле и вас — до обеда.',
      'بُخّر مرة ورُقّ مرة. يحافظ على شكله في القدر ويكفيك حتى الغداء.',
    ),
    attributes: dry(say('Oats', 'โอ๊ต', 'Yến mạch', 'Овёс', 'شوفان'), steppe, sixMonths),
    price: 75,
    was: 95,
    by: {
      weight: [
        { ...weights.g500, price: 75 },
        { ...weights.kg1, price: 140 },
      ],
    },
    draw: () => [
      still('sky', [
        { thing: jar('#dcc79c', '#b9683f', 'ear'), x: 570, y: 1290, scale: 1.55 },
        { thing: scoop, x: 880, y: 1410, scale: 0.9 },
      ]),
      still('sky', [{ thing: jar('#dcc79c', '#b9683f', 'ear'), x: 600, y: 1310, scale: 1.8 }], { near: [260, 620, 680] }),
    ],
  }),
  made({
    slug: 'steppe-honey',
    category: 'pantry',
    title: say('Steppe honey', 'น้ำผึ้งทุ่งหญ้า', 'Mật ong thảo nguyên', 'Степной мёд', 'عسل السهوب'),
    subtitle: say('Sainfoin and sweet clover', 'ดอกเซนฟอยน์และโคลเวอร์', 'Hoa cỏ ba lá ngọt', 'Эспарцет и донник', 'زهر العنبريس والحندقوق'),
    description: say(
      'Two hundred hives stand where no plough goes. It sets white by November; warm the jar in your hands, never in the oven.',
      'สองร้อยรังตั้งอยู่ตรงที่ไถไปไม่ถึง พอพฤศจิกายนจะตกผลึกขาว อุ่นในมือ อย่าอุ่นในเตา',
      'Hai trăm tổ đặt nơi lưỡi cày không tới. Đến tháng Mười một mật kết trắng; hãy ủ trong tay, đừng cho vào lò.',
      'Двести ульев стоят там, где не ходит плуг. К ноябрю садится белым; грейте банку в руках, а не в духовке.',
      'مئتا خلية حيث لا يصل المحراث. يتجمد أبيض في نوفمبر، فدفّئه بيديك لا في الفرن.',
    ),
    attributes: dry(say('Honey', 'น้ำผึ้ง', 'Mật ong', 'Мёд', 'عسل')),
    price: 230,
    by: {
      weight: [
        { ...weights.g250, price: 230 },
        { ...weights.g500, price: 410 },
        { ...weights.kg1, price: 760 },
      ],
    },
    draw: () => [
      still('sand', [{ thing: jar('#e0b85a', '#4f6b3a', 'sun'), x: 600, y: 1290, scale: 1.6 }], { back: 'sun' }),
      still('sand', [{ thing: jar('#e0b85a', '#4f6b3a', 'sun'), x: 600, y: 1310, scale: 1.8 }], { near: [260, 620, 680], back: 'sun' }),
    ],
  }),
  made({
    slug: 'sunflower-oil',
    category: 'pantry',
    title: say(
      'Sunflower oil, first press',
      'น้ำมันทานตะวันสกัดแรก',
      'Dầu hướng dương ép đầu',
      'Подсолнечное масло первого отжима',
      'زيت دوار الشمس، عصرة أولى',
    ),
    subtitle: say('Smells of the seed', 'หอมกลิ่นเมล็ด', 'Thơm mùi hạt', 'Пахнет семечкой', 'برائحة البذرة'),
    description: say(
      'For tomatoes, for herring, for the bread itself. It is not for frying, and it will tell you so.',
      'ราดมะเขือเทศ ปลาเฮอริง หรือขนมปังเปล่า ๆ ไม่ได้มีไว้ทอด แล้วมันจะบอกคุณเอง',
      'Cho cà chua, cá trích và cho chính miếng bánh mì. Không phải để chiên, và nó sẽ tự nói với bạn.',
      'К помидорам, к селёдке, просто к хлебу. Жарить на нём не надо, и оно само об этом скажет.',
      'للطماطم والرنجة وللخبز نفسه. ليس للقلي، وسيخبرك بذلك.',
    ),
    attributes: dry(say('Sunflower seed', 'เมล็ดทานตะวัน', 'Hạt hướng dương', 'Семена подсолнечника', 'بذور دوار الشمس'), steppe, sixMonths),
    price: 140,
    draw: () => [
      still('ivory', [{ thing: bottle('#c99a2f', paper, 'sun'), x: 600, y: 1290, scale: 1.25 }], { back: 'window' }),
      still('ivory', [{ thing: bottle('#c99a2f', paper, 'sun'), x: 600, y: 1310, scale: 1.4 }], { near: [250, 480, 700], back: 'window' }),
    ],
  }),
  made({
    slug: 'red-lentils',
    category: 'pantry',
    title: say('Red lentils', 'ถั่วเลนทิลแดง', 'Đậu lăng đỏ', 'Красная чечевица', 'عدس أحمر'),
    subtitle: say(
      'Split, soup in twenty minutes',
      'ผ่าซีก ซุปใน 20 นาที',
      'Tách đôi, súp trong 20 phút',
      'Колотая, суп за двадцать минут',
      'مجروش، شوربة في عشرين دقيقة',
    ),
    description: say(
      'They fall apart on purpose. An onion, cumin, these, and water: supper for six that costs less than the bread.',
      'มันตั้งใจเปื่อย หอมหนึ่งหัว ยี่หร่า ถั่วนี้ กับน้ำ ได้มื้อเย็นหกคนในราคาถูกกว่าขนมปัง',
      'Chúng cố ý bở tơi. Một củ hành, thì là Ai Cập, đậu này và nước: bữa tối sáu người rẻ hơn tiền bánh mì.',
      'Разваривается нарочно. Луковица, зира, чечевица, вода — ужин на шестерых дешевле хлеба к нему.',
      'يتفكك عن قصد. بصلة وكمون وهذا العدس وماء: عشاء ستة أرخص من الخبز.',
    ),
    attributes: dry(say('Lentils', 'เลนทิล', 'Đậu lăng', 'Чечевица', 'عدس')),
    price: 80,
    by: {
      weight: [
        { ...weights.g500, price: 45 },
        { ...weights.kg1, price: 80 },
        { ...weights.kg5, price: 360 },
      ],
    },
    draw: sacked('#d8bf94', ['#d0683f', '#bf5a34', '#e07f52']),
  }),
  made({
    slug: 'pancake-mix',
    category: 'pantry',
    title: say(
      'Baursak and pancake mix',
      'แป้งผสมเบาร์ซักและแพนเค้ก',
      'Bột trộn baursak và bánh kếp',
      'Смесь для баурсаков и оладий',
      'خليط الباورساك والفطائر',
    ),
    subtitle: say('Add milk and patience', 'เติมนมกับความใจเย็น', 'Thêm sữa và kiên nhẫn', 'Добавьте молоко и терпение', 'أضف الحليب والصبر'),
    description: say(
      'Flour, malt, a little salt, a recipe on the back in three languages. What is fried should be shared while it is hot; that is the fourth ingredient.',
      'แป้ง มอลต์ เกลือนิด สูตรด้านหลังสามภาษา ของทอดต้องแบ่งกันตอนร้อน นั่นคือส่วนผสมที่สี่',
      'Bột, mạch nha, chút muối, công thức phía sau bằng ba thứ tiếng. Đồ chiên phải chia nhau khi còn nóng; đó là nguyên liệu thứ tư.',
      'Мука, солод, немного соли и рецепт на обороте на трёх языках. Жареным делятся, пока горячее, — это четвёртый ингредиент.',
      'دقيق وشعير منبّت وقليل من الملح ووصفة على الظهر بثلاث لغات. وما يُقلى يُقتسم ساخنًا، وهذا هو المكوّن الرابع.',
    ),
    attributes: dry(
      say('Flour, malt, salt', 'แป้ง มอลต์ เกลือ', 'Bột, mạch nha, muối', 'Мука, солод, соль', 'دقيق وشعير منبّت وملح'),
      steppe,
      sixMonths,
    ),
    price: 95,
    draw: () => [
      still('blush', [
        { thing: box('#b9683f', paper, 'ear'), x: 540, y: 1290, scale: 1.35 },
        { thing: grains('mix', '#c9a05a', '#e8d9b5'), x: 920, y: 1400, scale: 0.8 },
      ]),
      still('blush', [{ thing: box('#b9683f', paper, 'ear'), x: 580, y: 1300, scale: 1.5 }], { near: [230, 600, 660] }),
    ],
  }),
];

const tagline = say('Two stones and the steppe', 'โม่สองก้อนกับทุ่งหญ้า', 'Hai thớt đá và thảo nguyên', 'Два жёрнова и степь', 'حجران والسهوب');

export const mill: PresetBrand = {
  slug: 'altyn-dala-mill',
  name: 'Altyn Dala Mill',
  country: 'KZ',
  channel: windowOf('Altyn Dala Mill', 'KZ', 'KZT', tagline),
  users: [{ email: 'mill@network.test', name: 'Ерлан Касымов', password, role: 'owner' }],
  face: {
    tagline,
    story: say(
      'Yerlan found the millstones in his great-uncle’s yard, with a walnut tree growing through one. He grinds for bakers at night and for everybody else by day, and writes the field on each bag.',
      'เยอร์ลันเจอโม่หินในลานบ้านของปู่น้อย มีต้นวอลนัตงอกทะลุก้อนหนึ่ง กลางคืนโม่ให้คนทำขนมปัง กลางวันโม่ให้ทุกคน และเขียนชื่อแปลงนาบนทุกถุง',
      'Yerlan tìm thấy đôi thớt đá trong sân ông chú, có cây óc chó mọc xuyên qua một thớt. Đêm anh xay cho thợ làm bánh, ngày cho mọi người, và ghi tên thửa ruộng lên từng túi.',
      'Жернова Ерлан нашёл во дворе двоюродного деда: сквозь один пророс орех. Ночью мелет для пекарей, днём для всех и пишет на каждом мешке, с какого он поля.',
      'وجد يرلان حجري الرحى في فناء عم جده وقد نبتت شجرة جوز من خلال أحدهما. يطحن ليلًا للخبازين ونهارًا للجميع، ويكتب اسم الحقل على كل كيس.',
    ),
    city: say('Kostanay', 'คอสตาไน', 'Kostanay', 'Костанай', 'قوستاناي'),
    colour: '#a3742f',
    picture: () =>
      spread('sand', [
        { thing: sack('#d8bf94', ['#c9a05a', '#b98a4f'], 'ear'), x: 350, y: 810, scale: 0.8 },
        { thing: jar('#e0b85a', '#4f6b3a', 'sun'), x: 700, y: 820, scale: 0.86 },
        { thing: bottle('#c99a2f', paper, 'sun'), x: 980, y: 820, scale: 0.68 },
      ]),
  },
  products,
};
