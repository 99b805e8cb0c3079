// Doi Mok: a tea house in Chiang Rai whose bushes are older than the road.
import { spread, still } from '../illustrator/still.ts';
import { box, sachets } from '../illustrator/things/pantry.ts';
import { cup, gaiwan, glassPot, leaves, tin } from '../illustrator/things/tea.ts';
import type { PresetBrand } from '../preset.ts';
import { houseOf, password } from './make.ts';
import { windowOf } from './shops.ts';
import { dishwasher, facts, oneYear, packs, say, stoneware, weights } from './words.ts';

const made = houseOf('THB');
const band = '#efe3c8';
const paper = '#f6ead2';

const tea = (taste: ReturnType<typeof say>, brewing: ReturnType<typeof say>) => [
  { name: facts.origin, value: say('Mae Salong, Thailand', 'แม่สลอง', 'Mae Salong, Thái Lan', 'Мэсалонг, Таиланд', 'ماي سالونغ، تايلاند') },
  { name: facts.taste, value: taste },
  { name: facts.brewing, value: brewing },
  { name: facts.keeps, value: oneYear },
];
const minutes = (degrees: number, count: number) =>
  say(
    `${degrees} °C, ${count} min`,
    `${degrees} °C ${count} นาที`,
    `${degrees} °C, ${count} phút`,
    `${degrees} °C, ${count} мин`,
    `${degrees}°م، ${count} د`,
  );
const bySize = (small: number, middle: number, large: number) => ({
  weight: [
    { ...weights.g50, price: small },
    { ...weights.g100, price: middle },
    { ...weights.g250, price: large },
  ],
});
const tinned = (colour: string, seed: string, dry: readonly string[]) => () => [
  still('sage', [
    { thing: tin(colour, band), x: 510, y: 1290, scale: 1.35 },
    { thing: leaves(seed, ...dry), x: 890, y: 1360, scale: 1.1 },
  ]),
  still('sage', [{ thing: leaves(seed, ...dry), x: 600, y: 1300, scale: 2.2 }], { near: [180, 820, 840] }),
];

const products = [
  made({
    slug: 'mist-oolong',
    category: 'tea',
    title: say('Mist oolong', 'อู่หลงสายหมอก', 'Ô long sương mù', 'Туманный улун', 'أولونغ الضباب'),
    subtitle: say('Rolled, barely roasted', 'ม้วนเม็ด คั่วแผ่ว', 'Cuộn viên, rang rất nhẹ', 'Скрученный, едва прогретый', 'ملفوف، بالكاد محمّص'),
    description: say(
      'Picked before the fog lifts, because the leaf is softest then. Orchid, warm milk, and a sweetness that arrives after you swallow.',
      'เก็บก่อนหมอกจาง เพราะใบอ่อนที่สุดตอนนั้น กลิ่นกล้วยไม้ นมอุ่น และความหวานที่มาหลังกลืน',
      'Hái trước khi sương tan, khi lá mềm nhất. Hoa lan, sữa ấm và vị ngọt đến sau khi nuốt.',
      'Собран до того, как поднимется туман: тогда лист мягче всего. Орхидея, тёплое молоко и сладость после глотка.',
      'يُقطف قبل أن ينقشع الضباب حين تكون الورقة أطرى. أوركيد وحليب دافئ وحلاوة تأتي بعد البلع.',
    ),
    attributes: tea(say('Orchid, milk', 'กล้วยไม้ นม', 'Hoa lan, sữa', 'Орхидея, молоко', 'أوركيد وحليب'), minutes(90, 2)),
    price: 190,
    by: bySize(190, 350, 790),
    draw: tinned('#3f5f4a', 'mist', ['#4a5a34', '#5f6f3f', '#6f7a3a']),
  }),
  made({
    slug: 'forest-black',
    category: 'tea',
    title: say('Forest black tea', 'ชาดำป่า', 'Hồng trà rừng', 'Лесной чёрный чай', 'شاي الغابة الأسود'),
    subtitle: say('From bushes gone wild', 'จากต้นชาที่กลับเป็นป่า', 'Từ những gốc chè hóa hoang', 'С одичавших кустов', 'من شجيرات عادت برّية'),
    description: say(
      'Nobody pruned them for eighty years, so they became trees. Plum jam and cedar; it takes milk well and needs none.',
      'ไม่มีใครตัดแต่งมาแปดสิบปี จึงกลายเป็นต้นไม้ใหญ่ รสแยมพลัมและไม้ซีดาร์ เข้ากับนมได้ดีแต่ไม่จำเป็น',
      'Tám mươi năm không ai tỉa nên chúng thành cây. Mứt mận và gỗ tuyết tùng; hợp sữa mà không cần sữa.',
      'Восемьдесят лет их не стригли, и они стали деревьями. Сливовое варенье и кедр; с молоком хорош, но обойдётся.',
      'لم يقلّمها أحد ثمانين سنة فصارت أشجارًا. مربى برقوق وأرز، يليق به الحليب ولا يحتاجه.',
    ),
    attributes: tea(say('Plum, cedar', 'พลัม ซีดาร์', 'Mận, tuyết tùng', 'Слива, кедр', 'برقوق وأرز'), minutes(95, 3)),
    price: 170,
    was: 210,
    by: bySize(170, 310, 690),
    draw: tinned('#5b2f27', 'forest', ['#3c3029', '#51392b', '#2b231f']),
  }),
  made({
    slug: 'first-rain-green',
    category: 'tea',
    title: say('First-rain green', 'ชาเขียวฝนแรก', 'Trà xanh mưa đầu mùa', 'Зелёный «Первый дождь»', 'أخضر المطرة الأولى'),
    subtitle: say('Pan-fired in May', 'คั่วกระทะเดือนพฤษภาคม', 'Sao chảo tháng Năm', 'Прожарен в мае', 'محمّص في المقلاة في مايو'),
    description: say(
      'The garden drinks for the first time in four months and gives it back as chestnut and fresh pea. Use water you could put a finger in, briefly.',
      'สวนได้ดื่มน้ำครั้งแรกในสี่เดือน แล้วคืนมาเป็นรสเกาลัดกับถั่วลันเตาสด ใช้น้ำร้อนขนาดจุ่มนิ้วได้แวบเดียว',
      'Vườn được uống lần đầu sau bốn tháng và trả lại bằng vị hạt dẻ, đậu non. Dùng nước nóng đến mức nhúng ngón tay được, thật nhanh.',
      'Сад пьёт впервые за четыре месяца и отдаёт каштаном и свежим горошком. Вода — такая, чтобы сунуть палец, но ненадолго.',
      'تشرب الحديقة لأول مرة منذ أربعة أشهر وتعيدها كستناء وبازلاء غضة. ماء يمكنك أن تضع فيه إصبعك، للحظة.',
    ),
    attributes: tea(say('Chestnut, pea', 'เกาลัด ถั่วลันเตา', 'Hạt dẻ, đậu', 'Каштан, горошек', 'كستناء وبازلاء'), minutes(75, 2)),
    price: 160,
    by: bySize(160, 290, 650),
    draw: tinned('#6f7f3f', 'rain', ['#6f8a3f', '#7f9a4a', '#5f7a34']),
  }),
  made({
    slug: 'butterfly-lemongrass',
    category: 'tea',
    title: say('Butterfly pea and lemongrass', 'อัญชันตะไคร้', 'Đậu biếc và sả', 'Анчан с лемонграссом', 'بازلاء الفراشة وعشبة الليمون'),
    subtitle: say(
      'Blue, until you add lime',
      'สีฟ้า จนกว่าจะบีบมะนาว',
      'Xanh biếc, tới khi thêm chanh',
      'Синий, пока не добавите лайм',
      'أزرق حتى تضيف الليمون',
    ),
    description: say(
      'No tea in it, no caffeine, no trick: the flower is blue and acids make it violet. Children ask for a second cup to see it again.',
      'ไม่มีใบชา ไม่มีคาเฟอีน ไม่มีมายากล ดอกไม้สีฟ้าเจอกรดก็กลายเป็นม่วง เด็ก ๆ ขอแก้วสองเพื่อดูอีกรอบ',
      'Không trà, không caffein, không phép lạ: hoa xanh gặp chua hóa tím. Trẻ con xin ly thứ hai để xem lại.',
      'Ни чая, ни кофеина, ни фокуса: цветок синий, а от кислоты лиловеет. Дети просят вторую чашку, чтобы увидеть ещё раз.',
      'لا شاي فيه ولا كافيين ولا خدعة: الزهرة زرقاء والحمض يجعلها بنفسجية. ويطلب الأطفال كوبًا ثانيًا ليروها من جديد.',
    ),
    attributes: tea(say('Lemongrass, flowers', 'ตะไคร้ ดอกไม้', 'Sả, hoa', 'Лемонграсс, цветы', 'عشبة الليمون وأزهار'), minutes(95, 5)),
    price: 130,
    by: {
      pack: [
        { ...packs.ten, price: 130 },
        { ...packs.thirty, price: 340 },
      ],
    },
    draw: () => [
      still('ivory', [
        { thing: glassPot('#4a5fa8'), x: 540, y: 1280, scale: 1.35 },
        { thing: cup('#eef0ea', '#7a5fa8'), x: 970, y: 1360, scale: 1 },
      ]),
      still('ivory', [{ thing: sachets('#4a5fa8', paper, 'leaf'), x: 600, y: 1300, scale: 1.5 }], { near: [280, 660, 620], back: 'none' }),
    ],
  }),
  made({
    slug: 'thai-tea-blend',
    category: 'tea',
    title: say('Thai tea blend', 'ชาไทยสูตรบ้าน', 'Trà Thái pha sẵn', 'Тайский чай', 'شاي تايلندي'),
    subtitle: say(
      'Orange by itself, almost',
      'ส้มเองแทบไม่ต้องช่วย',
      'Tự nó đã cam',
      'Оранжевый почти сам собой',
      'برتقالي من تلقاء نفسه تقريبًا',
    ),
    description: say(
      'Broken black tea with star anise, tamarind seed and vanilla, strong enough for ice and condensed milk. The colour is paprika, not a number.',
      'ชาดำหักกับโป๊ยกั๊ก เมล็ดมะขาม และวานิลลา เข้มพอสู้น้ำแข็งกับนมข้น สีมาจากปาปริกา ไม่ใช่ตัวเลข',
      'Trà đen vụn với hồi, hạt me và vani, đủ đậm cho đá và sữa đặc. Màu từ ớt bột, không phải từ mã số.',
      'Ломаный чёрный чай с бадьяном, косточкой тамаринда и ванилью: выдержит и лёд, и сгущёнку. Цвет — паприка, а не номер.',
      'شاي أسود مكسّر مع اليانسون النجمي ونوى التمر الهندي والفانيلا، قوي أمام الثلج والحليب المكثف. واللون من البابريكا لا من رقم.',
    ),
    attributes: tea(say('Anise, vanilla', 'โป๊ยกั๊ก วานิลลา', 'Hồi, vani', 'Бадьян, ваниль', 'يانسون وفانيلا'), minutes(98, 5)),
    price: 140,
    by: {
      weight: [
        { ...weights.g250, price: 140 },
        { ...weights.g500, price: 260 },
      ],
    },
    draw: tinned('#b5652c', 'thai', ['#6f3a20', '#8a4a28', '#4a2a1a']),
  }),
  made({
    slug: 'celadon-gaiwan',
    category: 'table',
    title: say('Celadon gaiwan', 'ไกวานศิลาดล', 'Chén khải men ngọc', 'Гайвань из селадона', 'غايوان سيلادون'),
    subtitle: say('Bowl, lid, saucer', 'ถ้วย ฝา จานรอง', 'Chén, nắp, đĩa', 'Чаша, крышка, блюдце', 'وعاء وغطاء وصحن'),
    description: say(
      'From a kiln near San Kamphaeng that has fired nothing but green for sixty years. Hold it by rim and lid; the middle is for the tea.',
      'จากเตาแถวสันกำแพงที่เผาแต่สีเขียวมาหกสิบปี จับที่ขอบกับฝา ตรงกลางเป็นของชา',
      'Từ một lò gần San Kamphaeng, sáu mươi năm chỉ nung màu xanh. Cầm ở vành và nắp; ở giữa là của trà.',
      'Из печи под Сан-Кампхенгом, где шестьдесят лет обжигают только зелёное. Держите за край и крышку: середина — для чая.',
      'من فرن قرب سان كامفينغ لا يحرق منذ ستين سنة إلا الأخضر. أمسكه من الحافة والغطاء، فالوسط للشاي.',
    ),
    attributes: [
      { name: facts.material, value: stoneware },
      { name: facts.holds, value: say('120 ml', '120 มล.', '120 ml', '120 мл', '120 مل') },
      { name: facts.care, value: dishwasher },
    ],
    price: 590,
    draw: () => [
      still('blush', [
        { thing: gaiwan('#a9c2ad'), x: 540, y: 1300, scale: 1.4 },
        { thing: cup('#a9c2ad', '#b5802c'), x: 960, y: 1370, scale: 1 },
      ]),
      still('blush', [{ thing: gaiwan('#a9c2ad'), x: 560, y: 1300, scale: 1.5 }], { near: [240, 600, 640] }),
    ],
  }),
  made({
    slug: 'glass-teapot',
    category: 'table',
    title: say('Glass teapot', 'กาชาแก้ว', 'Ấm trà thủy tinh', 'Стеклянный чайник', 'إبريق شاي زجاجي'),
    subtitle: say('Watch it happen', 'ดูชาคลี่ใบ', 'Ngắm trà nở', 'Смотрите, как это бывает', 'شاهدها وهي تتفتح'),
    description: say(
      'Thin glass with a sieve that lifts out, so that the tea stops when you say so. Goes on a candle, not on the stove.',
      'แก้วบางพร้อมที่กรองยกออกได้ ชาหยุดเมื่อคุณบอก วางบนเทียนได้ แต่ไม่ใช่บนเตา',
      'Thủy tinh mỏng, lọc nhấc ra được nên trà dừng khi bạn muốn. Đặt trên nến được, trên bếp thì không.',
      'Тонкое стекло и ситечко, которое вынимается: чай кончается, когда скажете вы. Ставить на свечу, не на плиту.',
      'زجاج رقيق بمصفاة تُرفع، فيتوقف الشاي حين تشاء. يوضع على شمعة لا على الموقد.',
    ),
    attributes: [
      {
        name: facts.material,
        value: say('Borosilicate glass', 'แก้วบอโรซิลิเกต', 'Thủy tinh borosilicat', 'Боросиликатное стекло', 'زجاج بوروسيليكات'),
      },
      { name: facts.holds, value: say('700 ml', '700 มล.', '700 ml', '700 мл', '700 مل') },
    ],
    price: 650,
    was: 790,
    draw: () => [
      still('sky', [{ thing: glassPot('#b5702c'), x: 590, y: 1280, scale: 1.5 }]),
      still('sky', [{ thing: glassPot('#b5702c'), x: 590, y: 1290, scale: 1.6 }], { near: [180, 620, 800], back: 'window' }),
    ],
  }),
  made({
    slug: 'three-teas-box',
    category: 'tea',
    title: say('Three teas in a box', 'กล่องชาสามรส', 'Hộp ba loại trà', 'Три чая в коробке', 'ثلاثة أنواع في علبة'),
    subtitle: say('Oolong, black, green', 'อู่หลง ดำ เขียว', 'Ô long, đen, xanh', 'Улун, чёрный, зелёный', 'أولونغ وأسود وأخضر'),
    description: say(
      'Fifty grams each, with a string to measure and a letter about who picked them. The box is for seeds afterwards.',
      'อย่างละห้าสิบกรัม มีเชือกไว้ตวงและจดหมายเล่าว่าใครเก็บ ใช้หมดแล้วเก็บกล่องไว้ใส่เมล็ดพันธุ์',
      'Mỗi loại năm mươi gam, có sợi dây để đong và lá thư kể ai đã hái. Dùng xong, hộp để đựng hạt giống.',
      'По пятьдесят граммов, шнурок, чтобы отмерять, и письмо о том, кто собирал. Потом в коробке хранят семена.',
      'خمسون غرامًا من كلٍّ، مع خيط للقياس ورسالة عمّن قطفها. والعلبة بعدها للبذور.',
    ),
    attributes: tea(say('Three kinds', 'สามแบบ', 'Ba loại', 'Три вида', 'ثلاثة أصناف'), minutes(90, 2)),
    price: 480,
    draw: () => [
      still('clay', [
        { thing: box('#3f5f4a', paper, 'leaf'), x: 520, y: 1290, scale: 1.3 },
        { thing: leaves('three', '#4a5a34', '#3c3029', '#6f8a3f'), x: 900, y: 1400, scale: 0.9 },
      ]),
      still('clay', [{ thing: box('#3f5f4a', paper, 'leaf'), x: 580, y: 1300, scale: 1.5 }], { near: [230, 600, 660] }),
    ],
  }),
];

const tagline = say('Older than the road', 'เก่าแก่กว่าถนน', 'Già hơn con đường', 'Старше дороги', 'أقدم من الطريق');

export const teaHouse: PresetBrand = {
  slug: 'doi-mok-tea',
  name: 'Doi Mok Tea House',
  country: 'TH',
  channel: windowOf('Doi Mok Tea House', 'TH', 'THB', tagline),
  users: [{ email: 'tea@network.test', name: 'Arun Saeli', password, role: 'owner' }],
  face: {
    tagline,
    story: say(
      'Arun’s grandfather carried the first seedlings over the mountain in a rice basket. The house still dries on bamboo, and the whole family has an opinion about the fire.',
      'ปู่ของอรุณแบกกล้าชาต้นแรกข้ามเขามาในกระบุงข้าว ทุกวันนี้ยังผึ่งบนไม้ไผ่ และทุกคนในบ้านมีความเห็นเรื่องไฟ',
      'Ông nội Arun gùi những cây giống đầu tiên qua núi trong chiếc gùi gạo. Nhà vẫn phơi trên nong tre, và ai cũng có ý kiến về lửa.',
      'Дед Аруна перенёс первые саженцы через гору в корзине для риса. Здесь по-прежнему сушат на бамбуке, и у каждого в семье своё мнение об огне.',
      'حمل جدّ أرون الشتلات الأولى عبر الجبل في سلة أرز. وما زال البيت يجفف على الخيزران، ولكل فرد رأي في النار.',
    ),
    city: say('Chiang Rai', 'เชียงราย', 'Chiang Rai', 'Чианграй', 'تشيانغ راي'),
    colour: '#3f5f4a',
    picture: () =>
      spread('sky', [
        { thing: glassPot('#b5702c'), x: 620, y: 800, scale: 0.92 },
        { thing: tin('#3f5f4a', band), x: 270, y: 790, scale: 0.76 },
        { thing: gaiwan('#a9c2ad'), x: 980, y: 820, scale: 0.68 },
      ]),
  },
  products,
};
