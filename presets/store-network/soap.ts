// Sadaf: a soap house in Muscat that boils olive oil and laurel, and cures it for nine months.
import { spread, still } from '../illustrator/still.ts';
import { bottle, box } from '../illustrator/things/pantry.ts';
import { balm, laurel, pump, soapBar, soapBrush, soapRound, soapStack } from '../illustrator/things/soap.ts';
import type { PresetBrand } from '../preset.ts';
import { houseOf, password } from './make.ts';
import { windowOf } from './shops.ts';
import { everySkin, facts, oneYear, packs, say, scents } from './words.ts';

const made = houseOf('AED');
const paper = '#f6efdf';
const { plain, rose, oud, lime } = scents;

const care = (contents: ReturnType<typeof say>, skin = everySkin) => [
  { name: facts.contents, value: contents },
  { name: facts.skin, value: skin },
  { name: facts.keeps, value: oneYear },
];

const products = [
  made({
    slug: 'laurel-soap',
    category: 'bath',
    title: say('Laurel soap', 'สบู่ลอเรล', 'Xà phòng nguyệt quế', 'Лавровое мыло', 'صابون الغار'),
    subtitle: say(
      'Olive and laurel, cured nine months',
      'มะกอกและลอเรล บ่มเก้าเดือน',
      'Ô liu và nguyệt quế, ủ chín tháng',
      'Олива и лавр, девять месяцев выдержки',
      'زيتون وغار، معتّق تسعة أشهر',
    ),
    description: say(
      'Green inside, gold outside: cut it and see how long it waited. It smells of clean linen and a little of smoke, and lasts longer than you think.',
      'ข้างในเขียว ข้างนอกทอง ผ่าดูแล้วจะรู้ว่ารอมานานแค่ไหน หอมเหมือนผ้าสะอาดเจือควันนิด ๆ และใช้ได้นานกว่าที่คิด',
      'Trong xanh, ngoài vàng: cắt ra là thấy nó đã đợi bao lâu. Thơm mùi vải sạch, thoảng chút khói, và dùng lâu hơn bạn nghĩ.',
      'Внутри зелёное, снаружи золотое: разрежьте — и увидите, сколько оно ждало. Пахнет чистым бельём и немного дымом, а служит дольше, чем кажется.',
      'أخضر من الداخل ذهبي من الخارج: اقطعه ترَ كم انتظر. رائحته كتان نظيف وقليل من الدخان، ويدوم أكثر مما تظن.',
    ),
    attributes: care(
      say(
        'Olive oil, laurel oil, lye',
        'น้ำมันมะกอก น้ำมันลอเรล ด่าง',
        'Dầu ô liu, dầu nguyệt quế, kiềm',
        'Оливковое и лавровое масло, щёлок',
        'زيت زيتون وزيت غار وقلوي',
      ),
    ),
    price: 160,
    by: {
      pack: [
        { ...packs.one, price: 160 },
        { ...packs.four, price: 560 },
      ],
    },
    draw: () => [
      still('sage', [
        { thing: soapBar('#8f9a5b', 'leaf'), x: 560, y: 1290, scale: 1.7 },
        { thing: laurel, x: 640, y: 1420, scale: 1.3 },
      ]),
      still('sage', [{ thing: soapStack(['#8f9a5b', '#99a365', '#868f52'], 'leaf'), x: 580, y: 1310, scale: 1.35 }], {
        near: [230, 620, 680],
      }),
    ],
  }),
  made({
    slug: 'morning-bar',
    category: 'bath',
    title: say('Morning bar', 'สบู่ยามเช้า', 'Xà phòng buổi sáng', 'Утреннее мыло', 'صابون الصباح'),
    subtitle: say('Four scents of the coast', 'สี่กลิ่นแห่งชายฝั่ง', 'Bốn mùi hương miền biển', 'Четыре запаха побережья', 'أربع روائح من الساحل'),
    description: say(
      'Coconut and olive for a lather that wakes you. Rose from the Green Mountain, oud from a careful hand, black lime from the spice market, or nothing at all.',
      'มะพร้าวกับมะกอกให้ฟองที่ปลุกคุณ กุหลาบจากภูเขาเขียว อูดจากมือที่ระวัง มะนาวดำจากตลาดเครื่องเทศ หรือไม่มีกลิ่นเลย',
      'Dừa và ô liu cho lớp bọt đánh thức bạn. Hoa hồng từ Núi Xanh, trầm từ bàn tay cẩn trọng, chanh đen từ chợ gia vị, hoặc không hương gì cả.',
      'Кокос и олива дают пену, которая будит. Роза с Зелёной горы, уд из бережных рук, чёрный лайм с рынка специй — или совсем без запаха.',
      'جوز هند وزيتون لرغوة توقظك. ورد من الجبل الأخضر وعود بيد متأنية ولومي من سوق البهارات، أو بلا شيء.',
    ),
    attributes: care(
      say(
        'Olive, coconut, sea salt',
        'มะกอก มะพร้าว เกลือทะเล',
        'Ô liu, dừa, muối biển',
        'Олива, кокос, морская соль',
        'زيتون وجوز هند وملح بحري',
      ),
    ),
    price: 120,
    by: {
      scent: [
        { ...plain, price: 110 },
        { ...rose, price: 130 },
        { ...oud, price: 190 },
        { ...lime, price: 130 },
      ],
    },
    draw: () => [
      still('blush', [{ thing: soapStack(['#6f5a4a', '#d9a58f', '#efe3c8'], 'wave'), x: 580, y: 1290, scale: 1.45 }], { back: 'sun' }),
      still('blush', [{ thing: soapBar('#d9a58f', 'wave'), x: 580, y: 1300, scale: 1.9 }], { near: [180, 660, 760], back: 'sun' }),
    ],
  }),
  made({
    slug: 'rose-round',
    category: 'bath',
    title: say(
      'Rose round on a dish',
      'สบู่กุหลาบกลมพร้อมจานไม้',
      'Xà phòng hoa hồng kèm đĩa',
      'Розовое мыло на подставке',
      'صابونة الورد مع طبقها',
    ),
    subtitle: say('With a dish of acacia', 'มาพร้อมจานไม้อะคาเซีย', 'Kèm đĩa gỗ keo', 'С подставкой из акации', 'مع طبق من خشب السنط'),
    description: say(
      'A round cake, milled three times, so it stays dry and keeps its edge. The dish drains by itself and turns silver by the sea.',
      'สบู่ก้อนกลมบดสามครั้ง จึงแห้งสนิทและคงขอบคม จานระบายน้ำเอง และกลายเป็นสีเงินเมื่ออยู่ริมทะเล',
      'Bánh tròn cán ba lần nên luôn khô và giữ nét. Đĩa tự thoát nước và ngả bạc khi ở gần biển.',
      'Круглый кусок, трижды перетёртый: сохнет быстро и держит край. Подставка сама отводит воду и серебрится у моря.',
      'قرص مستدير طُحن ثلاث مرات فيبقى جافًا محافظًا على حافته. والطبق يصرّف ماءه ويفضضه البحر.',
    ),
    attributes: care(
      say(
        'Olive, rose water, clay',
        'มะกอก น้ำกุหลาบ ดินเหนียว',
        'Ô liu, nước hoa hồng, đất sét',
        'Олива, розовая вода, глина',
        'زيتون وماء ورد وطين',
      ),
      say('Dry skin', 'ผิวแห้ง', 'Da khô', 'Для сухой кожи', 'البشرة الجافة'),
    ),
    price: 240,
    was: 290,
    draw: () => [
      still('ivory', [{ thing: soapRound('#e0afa0', 'sun'), x: 600, y: 1300, scale: 1.6 }]),
      still('ivory', [{ thing: soapRound('#e0afa0', 'sun'), x: 600, y: 1320, scale: 1.8 }], { near: [200, 760, 800] }),
    ],
  }),
  made({
    slug: 'black-seed-wash',
    category: 'bath',
    title: say(
      'Black seed hand wash',
      'สบู่เหลวล้างมือเทียนดำ',
      'Nước rửa tay hạt thì là đen',
      'Жидкое мыло с чёрным тмином',
      'غسول اليدين بالحبة السوداء',
    ),
    subtitle: say(
      'In glass, to be filled again',
      'ขวดแก้วเติมได้',
      'Chai thủy tinh, có thể nạp lại',
      'В стекле, можно наполнить снова',
      'في زجاج يُعاد ملؤه',
    ),
    description: say(
      'Thin as it should be, because soap is not jelly. Black seed and lemon leaf; the bottle is meant to outlive five refills.',
      'เนื้อเหลวอย่างที่ควร เพราะสบู่ไม่ใช่เยลลี่ เทียนดำและใบมะนาว ขวดตั้งใจให้อยู่ได้นานกว่าห้ารอบเติม',
      'Loãng đúng mức, vì xà phòng không phải thạch. Thì là đen và lá chanh; chiếc chai sinh ra để sống lâu hơn năm lần nạp.',
      'Жидкое, как и положено: мыло — не желе. Чёрный тмин и лист лимона; бутылка рассчитана пережить пять наполнений.',
      'رقيق كما ينبغي، فالصابون ليس هلامًا. حبة سوداء وورق ليمون، والقارورة صُنعت لتعيش أكثر من خمس تعبئات.',
    ),
    attributes: care(
      say(
        'Olive soap, black seed oil',
        'สบู่มะกอก น้ำมันเทียนดำ',
        'Xà phòng ô liu, dầu thì là đen',
        'Оливковое мыло, масло чёрного тмина',
        'صابون زيتون وزيت حبة سوداء',
      ),
    ),
    price: 290,
    draw: () => [
      still('sand', [{ thing: pump('#8a5a2f', paper, 'leaf'), x: 600, y: 1290, scale: 1.5 }]),
      still('sand', [{ thing: pump('#8a5a2f', paper, 'leaf'), x: 600, y: 1310, scale: 1.7 }], { near: [260, 560, 680] }),
    ],
  }),
  made({
    slug: 'frankincense-balm',
    category: 'bath',
    title: say('Frankincense balm', 'บาล์มกำยาน', 'Sáp dưỡng nhũ hương', 'Бальзам с ладаном', 'بلسم اللبان'),
    subtitle: say(
      'For hands, heels and cracked lips',
      'สำหรับมือ ส้นเท้า และริมฝีปาก',
      'Cho tay, gót chân và môi nứt',
      'Для рук, пяток и губ',
      'لليدين والكعبين والشفاه',
    ),
    description: say(
      'Dhofar resin, beeswax and sesame oil, melted low and poured warm. A grain is enough; people will ask what you smell of.',
      'ยางกำยานจากโดฟาร์ ขี้ผึ้ง และน้ำมันงา ละลายไฟอ่อนแล้วเทตอนอุ่น แค่นิดเดียวก็พอ แล้วจะมีคนถามว่าหอมอะไร',
      'Nhựa Dhofar, sáp ong và dầu mè, nấu nhỏ lửa rồi rót khi còn ấm. Một hạt là đủ; người ta sẽ hỏi bạn thơm mùi gì.',
      'Смола Дофара, пчелиный воск и кунжутное масло, растопленные на малом огне. Хватит крупинки; вас спросят, чем это пахнет.',
      'لبان ظفاري وشمع نحل وزيت سمسم، أُذيبت على نار هادئة وصُبّت دافئة. تكفي حبّة، وسيسألك الناس عن رائحتك.',
    ),
    attributes: care(
      say('Resin, beeswax, sesame oil', 'ยางไม้ ขี้ผึ้ง น้ำมันงา', 'Nhựa, sáp ong, dầu mè', 'Смола, воск, кунжутное масло', 'لبان وشمع وزيت سمسم'),
      say('Dry skin', 'ผิวแห้ง', 'Da khô', 'Для сухой кожи', 'البشرة الجافة'),
    ),
    price: 210,
    draw: () => [
      still('stone', [{ thing: balm('#d8c9a8', '#f0e2b0', 'sun'), x: 660, y: 1310, scale: 1.5 }]),
      still('stone', [{ thing: balm('#d8c9a8', '#f0e2b0', 'sun'), x: 660, y: 1330, scale: 1.6 }], { near: [180, 760, 800] }),
    ],
  }),
  made({
    slug: 'shampoo-bar',
    category: 'bath',
    title: say('Sidr shampoo bar', 'แชมพูก้อนซิดร์', 'Bánh gội đầu sidr', 'Твёрдый шампунь с сидром', 'شامبو السدر الصلب'),
    subtitle: say('Leaves of the lote tree', 'จากใบพุทรา', 'Từ lá táo gai', 'Из листьев зизифуса', 'من أوراق السدر'),
    description: say(
      'Grandmothers washed hair with ground sidr leaves, and had hair to be proud of. The bar does the grinding for you and travels without a lid.',
      'คุณยายสระผมด้วยใบซิดร์บด และมีผมให้อวด ก้อนนี้บดไว้ให้แล้ว พกเดินทางได้โดยไม่ต้องมีฝา',
      'Các bà gội đầu bằng lá sidr giã, và có mái tóc đáng tự hào. Bánh này đã giã sẵn cho bạn, đi xa chẳng cần nắp.',
      'Бабушки мыли голову молотыми листьями сидра, и волосам можно было позавидовать. Здесь всё уже смолото, и крышка в дороге не нужна.',
      'كانت الجدات يغسلن شعرهن بورق السدر المطحون، وكان لهن شعر يُفتخر به. هذه القطعة مطحونة لك، وتسافر بلا غطاء.',
    ),
    attributes: care(
      say(
        'Sidr, olive, castor oil',
        'ซิดร์ มะกอก น้ำมันละหุ่ง',
        'Sidr, ô liu, dầu thầu dầu',
        'Сидр, олива, касторовое масло',
        'سدر وزيتون وزيت خروع',
      ),
      say('Every hair', 'ทุกสภาพผม', 'Mọi loại tóc', 'Для любых волос', 'كل أنواع الشعر'),
    ),
    price: 180,
    by: { scent: [plain, rose] },
    draw: () => [
      still('sky', [
        { thing: soapBar('#7f8a6a', 'ear'), x: 540, y: 1290, scale: 1.5 },
        { thing: soapBrush, x: 880, y: 1410, scale: 0.95 },
      ]),
      still('sky', [{ thing: soapBar('#7f8a6a', 'ear'), x: 580, y: 1300, scale: 1.9 }], { near: [180, 660, 760] }),
    ],
  }),
  made({
    slug: 'olive-bath-oil',
    category: 'bath',
    title: say('Rose bath oil', 'น้ำมันอาบน้ำกุหลาบ', 'Dầu tắm hoa hồng', 'Розовое масло для ванны', 'زيت استحمام بالورد'),
    subtitle: say('A capful is a bath', 'ฝาเดียวต่อหนึ่งอ่าง', 'Một nắp cho một bồn tắm', 'Крышечка на ванну', 'غطاء واحد لحمّام كامل'),
    description: say(
      'Sesame and apricot stone carry the rose, so it does not float about in islands. Ten minutes are enough; nobody believes that either.',
      'น้ำมันงาและเมล็ดแอปริคอตพากลิ่นกุหลาบไป จึงไม่ลอยเป็นเกาะ สิบนาทีก็พอ แต่ไม่มีใครเชื่อ',
      'Dầu mè và hạt mơ mang theo hương hồng nên không nổi thành váng. Mười phút là đủ, dù chẳng ai tin.',
      'Кунжут и абрикосовая косточка несут розу, поэтому масло не плавает островами. Хватит десяти минут, хоть никто и не верит.',
      'يحمل السمسم ونوى المشمش الورد فلا يطفو جزرًا. عشر دقائق تكفي، ولا أحد يصدّق ذلك.',
    ),
    attributes: care(say('Sesame, apricot, rose', 'งา แอปริคอต กุหลาบ', 'Mè, mơ, hoa hồng', 'Кунжут, абрикос, роза', 'سمسم ومشمش وورد')),
    price: 320,
    draw: () => [
      still('blush', [{ thing: bottle('#b5606a', paper, 'sun'), x: 600, y: 1290, scale: 1.25 }]),
      still('blush', [{ thing: bottle('#b5606a', paper, 'sun'), x: 600, y: 1310, scale: 1.4 }], { near: [250, 480, 700] }),
    ],
  }),
  made({
    slug: 'hammam-box',
    category: 'bath',
    title: say('Hammam box', 'กล่องฮัมมาม', 'Hộp hammam', 'Набор для хаммама', 'علبة الحمّام'),
    subtitle: say(
      'Soap, brush and mitt',
      'สบู่ แปรง และถุงมือขัด',
      'Xà phòng, bàn chải và găng',
      'Мыло, щётка и рукавица',
      'صابون وفرشاة وليفة',
    ),
    description: say(
      'Black olive soap to rest on the skin, a mitt to take it off again, a brush of olive wood for what is left. Steam is not included.',
      'สบู่มะกอกดำไว้พอกผิว ถุงมือไว้ขัดออก แปรงไม้มะกอกไว้เก็บที่เหลือ ไม่รวมไอน้ำ',
      'Xà phòng ô liu đen để ủ da, găng để kỳ, bàn chải gỗ ô liu cho phần còn lại. Hơi nước không kèm theo.',
      'Чёрное оливковое мыло полежать на коже, рукавица, чтобы снять, щётка из оливы для остального. Пар в комплект не входит.',
      'صابون زيتون أسود يستريح على البشرة وليفة تزيله وفرشاة من خشب الزيتون لما تبقى. البخار غير مشمول.',
    ),
    attributes: care(
      say(
        '200 g soap, mitt, brush',
        'สบู่ 200 กรัม ถุงมือ แปรง',
        '200 g xà phòng, găng, bàn chải',
        'Мыло 200 г, рукавица, щётка',
        'صابون 200 غ وليفة وفرشاة',
      ),
    ),
    price: 520,
    was: 620,
    draw: () => [
      still('clay', [
        { thing: box('#5f7048', paper, 'leaf'), x: 520, y: 1290, scale: 1.3 },
        { thing: soapBrush, x: 900, y: 1390, scale: 1 },
      ]),
      still('clay', [{ thing: box('#5f7048', paper, 'leaf'), x: 580, y: 1300, scale: 1.5 }], { near: [230, 600, 660] }),
    ],
  }),
];

const tagline = say(
  'Nine months in the dark',
  'เก้าเดือนในที่มืด',
  'Chín tháng trong bóng tối',
  'Девять месяцев в темноте',
  'تسعة أشهر في العتمة',
);

export const soapHouse: PresetBrand = {
  slug: 'sadaf-soap-house',
  name: 'Sadaf Soap House',
  country: 'OM',
  channel: windowOf('Sadaf Soap House', 'OM', 'AED', tagline),
  users: [{ email: 'soap@network.test', name: 'Salma Al Balushi', password, role: 'owner' }],
  face: {
    tagline,
    story: say(
      'Salma boils twice a year, when the olives and the laurel berries come in, and then she waits. The shelves of her house in Muttrah hold eleven thousand bars, each turned by hand every Friday.',
      'ซัลมาต้มสบู่ปีละสองครั้ง เมื่อมะกอกและผลลอเรลมาถึง แล้วก็รอ ชั้นไม้ในบ้านที่มุฏเราะห์มีสบู่หนึ่งหมื่นหนึ่งพันก้อน ทุกก้อนพลิกด้วยมือทุกวันศุกร์',
      'Salma nấu mỗi năm hai lần, khi ô liu và quả nguyệt quế về, rồi chờ. Kệ trong nhà chị ở Muttrah có mười một nghìn bánh, mỗi bánh được trở tay mỗi thứ Sáu.',
      'Сальма варит дважды в год, когда привозят оливки и ягоды лавра, а потом ждёт. На полках её дома в Матрахе одиннадцать тысяч кусков, и каждый по пятницам переворачивают руками.',
      'تطبخ سلمى مرتين في السنة حين يصل الزيتون وحبّ الغار، ثم تنتظر. على رفوف بيتها في مطرح أحد عشر ألف قالب يُقلَب كل منها باليد كل جمعة.',
    ),
    city: say('Muscat', 'มัสกัต', 'Muscat', 'Маскат', 'مسقط'),
    colour: '#6f7a3f',
    picture: () =>
      spread('sage', [
        { thing: soapStack(['#8f9a5b', '#d9a58f', '#efe3c8'], 'leaf'), x: 340, y: 810, scale: 0.84 },
        { thing: pump('#8a5a2f', paper, 'leaf'), x: 690, y: 800, scale: 0.74 },
        { thing: balm('#d8c9a8', '#f0e2b0', 'sun'), x: 980, y: 830, scale: 0.62 },
        { thing: laurel, x: 560, y: 872, scale: 0.6 },
      ]),
  },
  products,
};
