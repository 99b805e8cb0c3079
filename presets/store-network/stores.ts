// The stores: a corner in Bangkok, a pantry in Da Nang, provisions in Dubai with a warehouse, a stall in Almaty.
import { spread } from '../illustrator/still.ts';
import { claybowl, jug, mug, plate } from '../illustrator/things/clay.ts';
import { bottle, jar, phin, pouch, sack } from '../illustrator/things/pantry.ts';
import { soapStack } from '../illustrator/things/soap.ts';
import { tin } from '../illustrator/things/tea.ts';
import type { PresetStore } from '../preset.ts';
import { clay } from './clay.ts';
import { password } from './make.ts';
import { mill } from './mill.ts';
import { roastery } from './roastery.ts';
import { roles } from './roles.ts';
import { sending, shop, stocks } from './shops.ts';
import { soapHouse } from './soap.ts';
import { teaHouse } from './tea.ts';
import { say } from './words.ts';

const paper = '#f6ead2';
const team = (at: string, names: readonly [string, string, string]): PresetStore['users'] => [
  { email: `admin@${at}.test`, name: names[0], password, role: 'store-admin' },
  { email: `staff@${at}.test`, name: names[1], password, role: 'store-staff' },
  { email: `sale@${at}.test`, name: names[2], password, role: 'sale' },
];

const bangkok = ['THB', 'USD'] as const;
const talatNoi: PresetStore = {
  slug: 'talat-noi',
  name: 'Talat Noi Corner',
  country: 'TH',
  users: [
    { email: 'owner@talat-noi.test', name: 'Ploy Saetang', password, role: 'owner' },
    ...team('talat-noi', ['Nattapong Srisuk', 'Mali Jaidee', 'Beam Wongsa']),
  ],
  roles,
  face: {
    tagline: say(
      'The corner shop of the river lanes',
      'ร้านมุมตรอกริมน้ำ',
      'Góc nhỏ nơi ngõ ven sông',
      'Лавка на углу у реки',
      'دكان الزاوية في أزقة النهر',
    ),
    story: say(
      'Between the engine shops and the Chinese shrine, Ploy sells what she would carry home herself. Ask for a taste; the kettle is on from eight.',
      'ระหว่างร้านเซียงกงกับศาลเจ้า พลอยขายแต่ของที่ตัวเองอยากหิ้วกลับบ้าน ขอชิมได้เสมอ กาน้ำตั้งตั้งแต่แปดโมง',
      'Giữa những tiệm máy cũ và ngôi miếu, Ploy chỉ bán thứ chính mình muốn mang về nhà. Cứ xin nếm thử; ấm nước sôi từ tám giờ.',
      'Между мастерскими и китайским храмом Плой продаёт то, что унесла бы домой сама. Просите попробовать: чайник кипит с восьми.',
      'بين ورش المحركات والمعبد الصيني تبيع بلوي ما تودّ أن تحمله إلى بيتها. اطلب أن تتذوق، فالإبريق على النار منذ الثامنة.',
    ),
    city: say('Bangkok', 'กรุงเทพฯ', 'Bangkok', 'Бангкок', 'بانكوك'),
    colour: '#a8492f',
    picture: () =>
      spread('clay', [
        { thing: pouch('#7a3f2b', paper, 'bean'), x: 350, y: 800, scale: 0.8 },
        { thing: tin('#3f5f4a', '#efe3c8'), x: 640, y: 790, scale: 0.78 },
        { thing: mug('#2f5f6f'), x: 920, y: 830, scale: 0.86 },
      ]),
  },
  channel: shop({
    name: say('Talat Noi Corner', 'มุมตลาดน้อย', 'Góc Talat Noi', 'Угол Талат-Ной', 'زاوية تالات نوي'),
    tagline: say('Good things from around the corner', 'ของดีใกล้บ้าน', 'Đồ ngon quanh góc phố', 'Хорошее — за углом', 'طيّبات من عند الزاوية'),
    defaultLocale: 'th',
    currency: 'THB',
    further: ['USD'],
    countries: ['TH', 'LA', 'KH', 'MY', 'SG'],
  }),
  taxes: [{ country: 'TH', name: 'VAT', rateBasisPoints: 700 }],
  shipping: sending('TH', [45, 280], bangkok),
  locations: { shop: 'Charoen Krung 22' },
  entitlements: [
    { brand: roastery.slug, mode: 'CENTRAL', fromDays: -120 },
    { brand: teaHouse.slug, mode: 'STORE', fromDays: -90 },
    { brand: clay.slug, mode: 'CENTRAL', fromDays: -60 },
    { brand: soapHouse.slug, mode: 'CENTRAL', fromDays: -45 },
    { brand: mill.slug, mode: 'CENTRAL', fromDays: 7 },
  ],
  offers: [
    ...stocks(roastery, { currencies: bangkok, at: ['shop'] }),
    ...stocks(teaHouse, { currencies: bangkok, at: ['shop'], times: 0.95 }),
    ...stocks(clay, { currencies: bangkok, at: ['shop'] }),
    ...stocks(soapHouse, { currencies: bangkok, at: ['shop'] }),
    ...stocks(mill, { currencies: bangkok, at: ['shop'] }),
  ],
};

const daNang = ['VND', 'USD'] as const;
const hanRiver: PresetStore = {
  slug: 'han-river',
  name: 'Han River Pantry',
  country: 'VN',
  users: [
    { email: 'owner@han-river.test', name: 'Lê Thị Hương', password, role: 'owner' },
    ...team('han-river', ['Phạm Quốc Bảo', 'Đỗ Mai Anh', 'Ngô Gia Huy']),
  ],
  roles,
  face: {
    tagline: say(
      'Everything for the kitchen by the bridge',
      'ทุกอย่างสำหรับครัวริมสะพาน',
      'Mọi thứ cho gian bếp bên cầu',
      'Всё для кухни у моста',
      'كل ما يلزم المطبخ عند الجسر',
    ),
    story: say(
      'Hương weighs with her grandmother’s scale and wraps in newspaper. On Saturdays the dragon bridge breathes fire at nine; she closes at ten past.',
      'เฮืองชั่งด้วยตาชั่งของคุณยายและห่อด้วยหนังสือพิมพ์ คืนวันเสาร์สะพานมังกรพ่นไฟตอนสามทุ่ม ร้านปิดสามทุ่มสิบนาที',
      'Hương cân bằng chiếc cân của bà và gói bằng giấy báo. Tối thứ Bảy cầu Rồng phun lửa lúc chín giờ; chín giờ mười chị mới đóng cửa.',
      'Хыонг взвешивает на бабушкиных весах и заворачивает в газету. По субботам в девять мост-дракон дышит огнём; в десять минут десятого она закрывает.',
      'تزن هوونغ بميزان جدتها وتلفّ بورق الصحف. مساء السبت ينفث جسر التنين النار في التاسعة، وتغلق هي بعده بعشر دقائق.',
    ),
    city: say('Da Nang', 'ดานัง', 'Đà Nẵng', 'Дананг', 'دا نانغ'),
    colour: '#2f6f6a',
    picture: () =>
      spread('sage', [
        { thing: sack('#d8bf94', ['#f3ead0', '#e8dbb8'], 'ear'), x: 340, y: 820, scale: 0.82 },
        { thing: phin(), x: 660, y: 800, scale: 0.82 },
        { thing: jar('#d9a441', '#7a3f2b', 'sun'), x: 930, y: 820, scale: 0.78 },
      ]),
  },
  channel: shop({
    name: say('Han River Pantry', 'ครัวแม่น้ำฮั่น', 'Bếp Sông Hàn', 'Кладовая у реки Хан', 'مؤونة نهر هان'),
    tagline: say(
      'Weighed, wrapped and brought to you',
      'ชั่ง ห่อ แล้วส่งถึงบ้าน',
      'Cân, gói và mang tới tận nhà',
      'Взвесим, завернём, принесём',
      'نزن ونلفّ ونوصل إليك',
    ),
    defaultLocale: 'vi',
    currency: 'VND',
    further: ['USD'],
    countries: ['VN', 'LA', 'KH', 'TH'],
  }),
  taxes: [{ country: 'VN', name: 'VAT', rateBasisPoints: 800 }],
  shipping: sending('VN', [35, 260], daNang),
  locations: { shop: 'Bạch Đằng 118' },
  entitlements: [
    { brand: roastery.slug, mode: 'STORE', fromDays: -200 },
    { brand: teaHouse.slug, mode: 'CENTRAL', fromDays: -80 },
    { brand: soapHouse.slug, mode: 'STORE', fromDays: -70, untilDays: 20 },
    { brand: mill.slug, mode: 'CENTRAL', fromDays: -30 },
  ],
  offers: [
    ...stocks(roastery, { currencies: daNang, at: ['shop'], times: 0.9 }),
    ...stocks(teaHouse, { currencies: daNang, at: ['shop'] }),
    ...stocks(soapHouse, { currencies: daNang, at: ['shop'], times: 1.1 }),
    ...stocks(mill, { currencies: daNang, at: ['shop'] }),
  ],
};

const dubai = ['AED', 'USD'] as const;
const alSeef: PresetStore = {
  slug: 'al-seef',
  name: 'Al Seef Provisions',
  country: 'AE',
  users: [
    { email: 'owner@al-seef.test', name: 'Maryam Al Falasi', password, role: 'owner' },
    ...team('al-seef', ['Omar Haddad', 'Rania Saleh', 'Joseph Mathew']),
  ],
  roles,
  face: {
    tagline: say('Provisions by the creek', 'เสบียงริมคลอง', 'Tạp hóa bên lạch', 'Провизия у залива', 'مؤونة على ضفة الخور'),
    story: say(
      'Maryam’s family provisioned dhows for four generations. Now the boats are flats with a sea view, and the list is shorter: coffee, soap, tea, clay, bread.',
      'ครอบครัวของมัรยัมจัดเสบียงให้เรือเดามาสี่รุ่น วันนี้เรือกลายเป็นห้องชุดวิวทะเล รายการจึงสั้นลง กาแฟ สบู่ ชา เครื่องปั้น และขนมปัง',
      'Bốn đời nhà Maryam cung cấp lương thực cho thuyền buồm. Nay thuyền đã thành căn hộ nhìn ra biển, và danh sách ngắn lại: cà phê, xà phòng, trà, gốm, bánh mì.',
      'Семья Марьям четыре поколения снабжала доу. Теперь вместо лодок квартиры с видом на море, и список короче: кофе, мыло, чай, глина, хлеб.',
      'أربعة أجيال من عائلة مريم زوّدت السفن الشراعية بالمؤونة. صارت السفن اليوم شققًا تطل على البحر، وقصرت القائمة: قهوة وصابون وشاي وفخار وخبز.',
    ),
    city: say('Dubai', 'ดูไบ', 'Dubai', 'Дубай', 'دبي'),
    colour: '#8a6a2f',
    picture: () =>
      spread('sand', [
        { thing: soapStack(['#8f9a5b', '#d9a58f', '#efe3c8'], 'leaf'), x: 360, y: 810, scale: 0.84 },
        { thing: jug('#2f5f6f'), x: 680, y: 820, scale: 0.8 },
        { thing: bottle('#5c6b3a', paper, 'ear'), x: 940, y: 830, scale: 0.72 },
      ]),
  },
  channel: shop({
    name: say('Al Seef Provisions', 'อัลซีฟ เสบียง', 'Tạp hóa Al Seef', 'Провизия Аль-Сиф', 'مؤونة السيف'),
    tagline: say(
      'What a good house should not run out of',
      'ของที่บ้านดี ๆ ไม่ควรขาด',
      'Thứ mà nhà nào cũng nên có sẵn',
      'То, чему в доме нельзя кончаться',
      'ما لا ينبغي أن يخلو منه بيت',
    ),
    defaultLocale: 'ar',
    currency: 'AED',
    further: ['USD'],
    countries: ['AE', 'OM', 'SA', 'QA', 'KW', 'BH'],
  }),
  taxes: [{ country: 'AE', name: 'VAT', rateBasisPoints: 500 }],
  shipping: sending('AE', [120, 380], dubai),
  locations: { shop: 'Al Seef Street', warehouse: 'Al Quoz 3' },
  entitlements: [
    { brand: soapHouse.slug, mode: 'STORE', fromDays: -300 },
    { brand: roastery.slug, mode: 'CENTRAL', fromDays: -150 },
    { brand: teaHouse.slug, mode: 'CENTRAL', fromDays: -100 },
    { brand: clay.slug, mode: 'STORE', fromDays: -50 },
    { brand: mill.slug, mode: 'CENTRAL', fromDays: -20 },
  ],
  offers: [
    ...stocks(soapHouse, { currencies: dubai, at: ['shop', 'warehouse'], times: 0.9 }),
    ...stocks(roastery, { currencies: dubai, at: ['shop', 'warehouse'] }),
    ...stocks(teaHouse, { currencies: dubai, at: ['shop', 'warehouse'] }),
    ...stocks(clay, { currencies: dubai, at: ['shop', 'warehouse'], times: 1.15 }),
    ...stocks(mill, { currencies: dubai, at: ['shop', 'warehouse'] }),
  ],
};

const almaty = ['KZT', 'USD'] as const;
const greenBazaar: PresetStore = {
  slug: 'green-bazaar',
  name: 'Green Bazaar Row 9',
  country: 'KZ',
  users: [
    { email: 'owner@green-bazaar.test', name: 'Айгуль Сейткали', password, role: 'owner' },
    ...team('green-bazaar', ['Тимур Ахметов', 'Лариса Ким', 'Даурен Оспанов']),
  ],
  roles,
  face: {
    tagline: say(
      'Row nine, under the clock',
      'แถวเก้า ใต้นาฬิกา',
      'Dãy số chín, dưới đồng hồ',
      'Девятый ряд, под часами',
      'الصف التاسع تحت الساعة',
    ),
    story: say(
      'Aigul’s stall is the one with the queue. She cuts, pours and argues in three languages, and remembers how you took it last time.',
      'แผงของไอกุลคือแผงที่มีคนต่อคิว เธอตัด เท และเถียงได้สามภาษา แถมจำได้ว่าคราวก่อนคุณเอาแบบไหน',
      'Quầy của Aigul là quầy có người xếp hàng. Chị cắt, rót và tranh luận bằng ba thứ tiếng, lại còn nhớ lần trước bạn lấy thế nào.',
      'Прилавок Айгуль — тот, где очередь. Она режет, наливает и спорит на трёх языках и помнит, как вы брали в прошлый раз.',
      'بسطة أيغول هي التي يقف عندها الطابور. تقطع وتصبّ وتجادل بثلاث لغات، وتذكر كيف أخذتها في المرة الماضية.',
    ),
    city: say('Almaty', 'อัลมาตี', 'Almaty', 'Алматы', 'ألماتي'),
    colour: '#4f6b3a',
    picture: () =>
      spread('stone', [
        { thing: plate('#b5533c'), x: 330, y: 790, scale: 0.7 },
        { thing: claybowl('#c58a3d', '#4a2a1a'), x: 700, y: 830, scale: 0.82 },
        { thing: sack('#cbb48c', ['#b98a4f', '#a37440'], 'ear'), x: 990, y: 810, scale: 0.62 },
      ]),
  },
  channel: shop({
    name: say('Green Bazaar Row 9', 'กรีนบาซาร์ แถว 9', 'Chợ Xanh Dãy 9', 'Зелёный базар, ряд 9', 'البازار الأخضر، الصف 9'),
    tagline: say('Taste first, then buy', 'ชิมก่อน ค่อยซื้อ', 'Nếm trước, mua sau', 'Сначала попробуйте', 'ذُق أولًا ثم اشترِ'),
    defaultLocale: 'ru',
    currency: 'KZT',
    further: ['USD'],
    countries: ['KZ', 'KG', 'UZ', 'RU'],
  }),
  taxes: [{ country: 'KZ', name: 'НДС', rateBasisPoints: 1200 }],
  shipping: sending('KZ', [70, 300], almaty),
  locations: { shop: 'Жибек Жолы 53' },
  entitlements: [
    { brand: mill.slug, mode: 'STORE', fromDays: -400 },
    { brand: clay.slug, mode: 'CENTRAL', fromDays: -120 },
    { brand: teaHouse.slug, mode: 'CENTRAL', fromDays: -60 },
    { brand: roastery.slug, mode: 'STORE', fromDays: -40 },
  ],
  offers: [
    ...stocks(mill, { currencies: almaty, at: ['shop'], times: 0.85 }),
    ...stocks(clay, { currencies: almaty, at: ['shop'] }),
    ...stocks(teaHouse, { currencies: almaty, at: ['shop'] }),
    ...stocks(roastery, { currencies: almaty, at: ['shop'], times: 1.2 }),
  ],
};

export const stores: PresetStore[] = [talatNoi, hanRiver, alSeef, greenBazaar];
