// Bến Gió: a roastery in Đà Lạt that buys from six hamlets and roasts on Tuesdays.
import { spread, still } from '../illustrator/still.ts';
import { beans, box, jar, phin, pouch, sachets, scoop } from '../illustrator/things/pantry.ts';
import type { PresetBrand } from '../preset.ts';
import { houseOf, password } from './make.ts';
import { windowOf } from './shops.ts';
import { facts, grinds, packs, say, sixMonths, weights } from './words.ts';

const made = houseOf('VND');
const paper = '#f6ead2';
const { beans: whole, phin: forPhin, filter } = grinds;

const coffee = (origin: ReturnType<typeof say>, taste: ReturnType<typeof say>) => [
  { name: facts.origin, value: origin },
  { name: facts.taste, value: taste },
  { name: facts.keeps, value: sixMonths },
];

const pouches = (colour: string, roast: string) => () => [
  still('ivory', [
    { thing: pouch(colour, paper, 'bean'), x: 540, y: 1290, scale: 1.35 },
    { thing: beans(colour, roast), x: 900, y: 1370, scale: 1.1 },
  ]),
  still('ivory', [{ thing: pouch(colour, paper, 'bean'), x: 560, y: 1300, scale: 1.5 }], { near: [230, 520, 660] }),
];

const products = [
  made({
    slug: 'cau-dat-arabica',
    category: 'coffee',
    title: say('Cầu Đất arabica', 'กาแฟอาราบิกา เกิ่วเดิ๊ต', 'Arabica Cầu Đất', 'Арабика Кау Дат', 'أرابيكا كاو دات'),
    subtitle: say('Washed, light roast', 'กระบวนการเปียก คั่วอ่อน', 'Sơ chế ướt, rang nhạt', 'Мытая, светлая обжарка', 'مغسولة، تحميص فاتح'),
    description: say(
      'Grown at 1,500 metres between pines and persimmons. Bright like green mandarin, with cane sugar at the end; it forgives a heavy hand with the kettle.',
      'ปลูกที่ความสูง 1,500 เมตร ท่ามกลางต้นสนและต้นพลับ สดชื่นเหมือนส้มเขียวหวาน ปิดท้ายด้วยความหวานของอ้อย มือหนักตอนเทน้ำก็ยังอร่อย',
      'Trồng ở độ cao 1.500 mét giữa rừng thông và vườn hồng. Sáng vị quýt xanh, hậu ngọt đường mía; lỡ tay rót nhiều nước vẫn ngon.',
      'Растёт на высоте 1500 метров среди сосен и хурмы. Яркая, как зелёный мандарин, с тростниковым сахаром в конце; прощает тяжёлую руку с чайником.',
      'تنمو على ارتفاع 1500 متر بين الصنوبر والكاكي. مشرقة كاليوسفي الأخضر وتنتهي بسكر القصب، وتسامح من أكثر من صبّ الماء.',
    ),
    attributes: coffee(
      say('Cầu Đất, Vietnam', 'เกิ่วเดิ๊ต เวียดนาม', 'Cầu Đất, Việt Nam', 'Кау Дат, Вьетнам', 'كاو دات، فيتنام'),
      say('Mandarin, jasmine, cane', 'ส้มแมนดาริน มะลิ อ้อย', 'Quýt, hoa nhài, mía', 'Мандарин, жасмин, тростник', 'يوسفي وياسمين وقصب'),
    ),
    price: 280,
    by: {
      weight: [
        { ...weights.g250, price: 280 },
        { ...weights.g500, price: 520 },
        { ...weights.kg1, price: 980 },
      ],
      grind: [whole, forPhin, filter],
    },
    draw: pouches('#7a3f2b', '#5a3220'),
  }),
  made({
    slug: 'dak-lak-robusta',
    category: 'coffee',
    title: say('Đắk Lắk fine robusta', 'โรบัสตาคัดพิเศษ ดั๊กลัก', 'Fine robusta Đắk Lắk', 'Отборная робуста Даклак', 'روبوستا داك لاك الفاخرة'),
    subtitle: say(
      'Honey process, dark roast',
      'ฮันนีโพรเซส คั่วเข้ม',
      'Sơ chế mật ong, rang đậm',
      'Хани, тёмная обжарка',
      'معالجة عسلية، تحميص داكن',
    ),
    description: say(
      'What robusta is when somebody picks it ripe: cocoa, toasted sesame, a crema that stays. Made for condensed milk and for early trains.',
      'นี่คือโรบัสตาเมื่อเก็บตอนสุกจริง โกโก้ งาคั่ว ครีมาหนานาน เกิดมาคู่กับนมข้นและรถไฟเที่ยวเช้า',
      'Robusta khi được hái chín là thế này: ca cao, mè rang, lớp crema bền. Sinh ra cho sữa đặc và những chuyến tàu sớm.',
      'Вот какова робуста, если её собрали спелой: какао, жареный кунжут, стойкая пенка. Для сгущёнки и ранних поездов.',
      'هكذا تكون الروبوستا حين تُقطف ناضجة: كاكاو وسمسم محمّص ورغوة تدوم. خُلقت للحليب المكثف ولقطارات الصباح.',
    ),
    attributes: coffee(
      say('Đắk Lắk, Vietnam', 'ดั๊กลัก เวียดนาม', 'Đắk Lắk, Việt Nam', 'Даклак, Вьетнам', 'داك لاك، فيتنام'),
      say('Cocoa, sesame, rum', 'โกโก้ งา รัม', 'Ca cao, mè, rượu rum', 'Какао, кунжут, ром', 'كاكاو وسمسم وروم'),
    ),
    price: 190,
    was: 230,
    by: {
      weight: [
        { ...weights.g250, price: 190 },
        { ...weights.g500, price: 350 },
        { ...weights.kg1, price: 650 },
      ],
      grind: [whole, forPhin],
    },
    draw: pouches('#2f3b45', '#2e1a10'),
  }),
  made({
    slug: 'harbour-blend',
    category: 'coffee',
    title: say('Harbour blend', 'เบลนด์ท่าเรือ', 'Phối Bến Cảng', 'Смесь «Гавань»', 'خلطة الميناء'),
    subtitle: say(
      'The house cup, medium roast',
      'แก้วประจำร้าน คั่วกลาง',
      'Ly của nhà, rang vừa',
      'Чашка дома, средняя обжарка',
      'فنجان البيت، تحميص وسط',
    ),
    description: say(
      'Two thirds arabica, one third robusta, and the roast our grandmother stopped at by ear. Tastes the same on a boat, in an office, on a roof.',
      'อาราบิกาสองส่วน โรบัสตาหนึ่งส่วน คั่วถึงจุดที่คุณยายหยุดด้วยหู อร่อยเหมือนกันทั้งบนเรือ ในออฟฟิศ และบนดาดฟ้า',
      'Hai phần arabica, một phần robusta, rang tới đúng tiếng nổ bà ngoại nghe mà dừng. Trên thuyền, trong văn phòng hay trên mái nhà đều ngon như nhau.',
      'Две трети арабики, треть робусты и та обжарка, которую бабушка останавливала на слух. Одинаково хороша на лодке, в конторе и на крыше.',
      'ثلثان أرابيكا وثلث روبوستا، وتحميص كانت جدتنا توقفه بأذنها. طعمها واحد على القارب وفي المكتب وعلى السطح.',
    ),
    attributes: coffee(
      say('Lâm Đồng and Gia Lai', 'เลิมด่งและซาลาย', 'Lâm Đồng và Gia Lai', 'Ламдонг и Зялай', 'لام دونغ وجيا لاي'),
      say('Caramel, walnut', 'คาราเมล วอลนัต', 'Caramel, óc chó', 'Карамель, грецкий орех', 'كراميل وجوز'),
    ),
    price: 220,
    by: {
      weight: [
        { ...weights.g250, price: 220 },
        { ...weights.g500, price: 410 },
      ],
      grind: [whole, forPhin, filter],
    },
    draw: pouches('#b5533c', '#4a2a1a'),
  }),
  made({
    slug: 'drip-sachets',
    category: 'coffee',
    title: say('Drip sachets', 'กาแฟดริปซอง', 'Cà phê phin giấy', 'Дрип-пакеты', 'أكياس التقطير'),
    subtitle: say(
      'A cup anywhere there is hot water',
      'มีน้ำร้อนที่ไหนก็ชงได้',
      'Có nước nóng là có cà phê',
      'Чашка всюду, где есть кипяток',
      'فنجان أينما وُجد ماء ساخن',
    ),
    description: say(
      'Twelve grams of Harbour blend, a paper filter with ears, nitrogen instead of air. Hang it on the cup, pour three times, be patient once.',
      'เบลนด์ท่าเรือ 12 กรัม ฟิลเตอร์กระดาษมีหู บรรจุไนโตรเจนแทนอากาศ แขวนบนแก้ว เทสามรอบ อดใจรอบเดียว',
      'Mười hai gam phối Bến Cảng, túi lọc giấy có quai, nitơ thay không khí. Treo lên ly, rót ba lần, kiên nhẫn một lần.',
      'Двенадцать граммов «Гавани», бумажный фильтр с ушками, азот вместо воздуха. Повесить на чашку, налить трижды, потерпеть один раз.',
      'اثنا عشر غرامًا من خلطة الميناء ومرشّح ورقي بأذنين ونيتروجين بدل الهواء. علّقه على الكوب وصبّ ثلاث مرات واصبر مرة.',
    ),
    attributes: coffee(
      say('Lâm Đồng, Vietnam', 'เลิมด่ง เวียดนาม', 'Lâm Đồng, Việt Nam', 'Ламдонг, Вьетнам', 'لام دونغ، فيتنام'),
      say('Caramel, walnut', 'คาราเมล วอลนัต', 'Caramel, óc chó', 'Карамель, грецкий орех', 'كراميل وجوز'),
    ),
    price: 180,
    by: {
      pack: [
        { ...packs.ten, price: 180 },
        { ...packs.thirty, price: 490 },
      ],
    },
    draw: () => [
      still('stone', [{ thing: sachets('#b5533c', paper, 'wave'), x: 600, y: 1300, scale: 1.6 }]),
      still('stone', [{ thing: sachets('#b5533c', paper, 'wave'), x: 600, y: 1300, scale: 1.6 }], { near: [300, 640, 600], back: 'none' }),
    ],
  }),
  made({
    slug: 'phin-brewer',
    category: 'table',
    title: say('Phin brewer', 'ที่ชงฟิน', 'Phin pha cà phê', 'Фин для кофе', 'مرشّح الفين'),
    subtitle: say(
      'Steel, for one or two',
      'สเตนเลส สำหรับหนึ่งหรือสองคน',
      'Inox, cho một hoặc hai người',
      'Сталь, на одного или двоих',
      'فولاذ، لشخص أو شخصين',
    ),
    description: say(
      'Four parts and nothing to break. The press screws down, so the water takes its five minutes whether you watch or not.',
      'สี่ชิ้นส่วน ไม่มีอะไรให้พัง แผ่นกดหมุนล็อกได้ น้ำจึงใช้เวลาห้านาทีไม่ว่าคุณจะเฝ้าหรือไม่',
      'Bốn bộ phận, chẳng có gì để hỏng. Nắp gài vặn chặt nên nước cứ thong thả năm phút, bạn nhìn hay không cũng vậy.',
      'Четыре части, ломаться нечему. Пресс завинчивается, и вода берёт свои пять минут, смотрите вы или нет.',
      'أربع قطع ولا شيء ينكسر. المكبس يُدار فيُحكم، فيأخذ الماء دقائقه الخمس سواء راقبته أم لا.',
    ),
    attributes: [
      { name: facts.material, value: say('Stainless steel', 'สเตนเลส', 'Thép không gỉ', 'Нержавеющая сталь', 'فولاذ مقاوم للصدأ') },
      { name: facts.brewing, value: say('20 g, 5 minutes', '20 กรัม 5 นาที', '20 g, 5 phút', '20 г, 5 минут', '20 غ، 5 دقائق') },
    ],
    price: 240,
    draw: () => [
      still('blush', [
        { thing: phin(), x: 560, y: 1290, scale: 1.6 },
        { thing: beans('phin', '#4a2a1a'), x: 900, y: 1370, scale: 0.9 },
      ]),
      still('blush', [{ thing: phin(), x: 600, y: 1310, scale: 1.9 }], { near: [260, 540, 680] }),
    ],
  }),
  made({
    slug: 'coffee-blossom-honey',
    category: 'pantry',
    title: say('Coffee blossom honey', 'น้ำผึ้งดอกกาแฟ', 'Mật ong hoa cà phê', 'Мёд с цветов кофе', 'عسل أزهار البن'),
    subtitle: say('From the same hills', 'จากเนินเขาเดียวกัน', 'Từ chính những ngọn đồi ấy', 'С тех же холмов', 'من التلال نفسها'),
    description: say(
      'For two weeks in March the hills are white and smell of jasmine. The bees do the rest, and set the honey as thick as cream by May.',
      'สองสัปดาห์ในเดือนมีนาคม เนินเขาขาวโพลนและหอมเหมือนมะลิ ที่เหลือผึ้งจัดการ พอพฤษภาคมน้ำผึ้งก็ข้นเหมือนครีม',
      'Hai tuần tháng Ba, đồi trắng hoa và thơm như nhài. Phần còn lại là việc của ong; đến tháng Năm mật đặc như kem.',
      'Две недели в марте холмы белые и пахнут жасмином. Остальное делают пчёлы, и к маю мёд густеет, как сливки.',
      'أسبوعان في مارس تبيضّ التلال وتفوح كالياسمين. والباقي على النحل، وفي مايو يصير العسل كثيفًا كالقشطة.',
    ),
    attributes: [
      { name: facts.origin, value: say('Gia Lai, Vietnam', 'ซาลาย เวียดนาม', 'Gia Lai, Việt Nam', 'Зялай, Вьетнам', 'جيا لاي، فيتنام') },
      { name: facts.keeps, value: say('For ever, nearly', 'แทบจะตลอดไป', 'Gần như mãi mãi', 'Почти вечно', 'إلى الأبد تقريبًا') },
    ],
    price: 260,
    by: {
      weight: [
        { ...weights.g250, price: 260 },
        { ...weights.g500, price: 470 },
      ],
    },
    draw: () => [
      still('sand', [{ thing: jar('#d9a441', '#7a3f2b', 'sun'), x: 600, y: 1290, scale: 1.6 }], { back: 'sun' }),
      still('sand', [{ thing: jar('#d9a441', '#7a3f2b', 'sun'), x: 600, y: 1310, scale: 1.8 }], { near: [260, 620, 680], back: 'sun' }),
    ],
  }),
  made({
    slug: 'tasting-box',
    category: 'coffee',
    title: say('Tasting box', 'กล่องชิม', 'Hộp nếm thử', 'Дегустационная коробка', 'علبة التذوّق'),
    subtitle: say(
      'Four coffees, 50 g each',
      'กาแฟสี่ชนิด อย่างละ 50 กรัม',
      'Bốn loại, mỗi loại 50 g',
      'Четыре сорта по 50 г',
      'أربع قهوات، 50 غ لكل منها',
    ),
    description: say(
      'For people who cannot decide, and for presents to people you do not know well enough. With a card to write down what you thought.',
      'สำหรับคนที่เลือกไม่ถูก และเป็นของขวัญให้คนที่ยังไม่สนิทพอ มีการ์ดไว้จดว่าคิดอย่างไร',
      'Cho người chưa biết chọn gì, và làm quà cho người mình chưa thân lắm. Kèm một tấm thẻ để ghi lại cảm nhận.',
      'Для тех, кто не может выбрать, и в подарок тем, кого вы знаете не так близко. С карточкой для впечатлений.',
      'لمن لا يستطيع أن يختار، وهدية لمن لا تعرفه حق المعرفة. معها بطاقة تكتب فيها رأيك.',
    ),
    attributes: [
      {
        name: facts.contents,
        value: say(
          '4 × 50 g, ground for filter',
          '4 × 50 กรัม บดสำหรับดริป',
          '4 × 50 g, xay cho phin giấy',
          '4 × 50 г, помол под фильтр',
          '4 × 50 غ مطحونة للترشيح',
        ),
      },
      { name: facts.keeps, value: sixMonths },
    ],
    price: 390,
    was: 460,
    draw: () => [
      still('sky', [
        { thing: box('#7a3f2b', paper, 'bean'), x: 560, y: 1290, scale: 1.4 },
        { thing: scoop, x: 880, y: 1400, scale: 0.9 },
      ]),
      still('sky', [{ thing: box('#7a3f2b', paper, 'bean'), x: 580, y: 1300, scale: 1.5 }], { near: [230, 600, 660] }),
    ],
  }),
  made({
    slug: 'cascara-tea',
    category: 'tea',
    title: say('Cascara', 'ชาเปลือกกาแฟ คาสคารา', 'Trà vỏ cà phê', 'Каскара', 'كاسكارا'),
    subtitle: say('Tea of the coffee cherry', 'ชาจากผลเชอร์รีกาแฟ', 'Trà từ quả cà phê', 'Чай из кофейной ягоды', 'شاي من كرز البن'),
    description: say(
      'What is left when the bean is gone, dried on racks in the wind. Hibiscus, raisin, and about a quarter of the caffeine.',
      'สิ่งที่เหลือหลังเอาเมล็ดออก ผึ่งลมบนตะแกรง ได้รสกระเจี๊ยบ ลูกเกด และคาเฟอีนราวหนึ่งในสี่',
      'Phần còn lại khi hạt đã đi, phơi gió trên giàn. Vị dâm bụt, nho khô, caffein chỉ chừng một phần tư.',
      'То, что остаётся, когда зерно ушло, высушенное на ветру. Каркаде, изюм и примерно четверть кофеина.',
      'ما يبقى بعد ذهاب الحبة، مجففًا على الرفوف في الريح. كركديه وزبيب ونحو ربع الكافيين.',
    ),
    attributes: [
      { name: facts.brewing, value: say('95 °C, 5 minutes', '95 °C 5 นาที', '95 °C, 5 phút', '95 °C, 5 минут', '95°م، 5 دقائق') },
      { name: facts.keeps, value: sixMonths },
    ],
    price: 150,
    by: {
      weight: [
        { ...weights.g100, price: 150 },
        { ...weights.g250, price: 330 },
      ],
    },
    draw: () => [
      still('sage', [{ thing: jar('#8a3b2f', '#3f5344', 'leaf'), x: 600, y: 1290, scale: 1.6 }]),
      still('sage', [{ thing: jar('#8a3b2f', '#3f5344', 'leaf'), x: 600, y: 1310, scale: 1.8 }], { near: [260, 620, 680] }),
    ],
  }),
];

const tagline = say('Roasted on Tuesdays', 'คั่วทุกวันอังคาร', 'Rang vào thứ Ba', 'Жарим по вторникам', 'نحمّص كل ثلاثاء');

export const roastery: PresetBrand = {
  slug: 'ben-gio-roastery',
  name: 'Bến Gió Roastery',
  country: 'VN',
  channel: windowOf('Bến Gió Roastery', 'VN', 'VND', tagline),
  users: [{ email: 'roastery@network.test', name: 'Trần Minh Châu', password, role: 'owner' }],
  face: {
    tagline,
    story: say(
      'Châu left a bank for her grandfather’s drum roaster. She buys from six hamlets around Đà Lạt, pays before the harvest, and prints the farmer’s name where others print a medal.',
      'เจิวลาออกจากธนาคารมาคั่วกาแฟด้วยเครื่องของคุณตา ซื้อจากหกหมู่บ้านรอบดาลัต จ่ายก่อนเก็บเกี่ยว และพิมพ์ชื่อชาวสวนตรงที่คนอื่นพิมพ์เหรียญรางวัล',
      'Châu rời ngân hàng về với chiếc lò rang trống của ông ngoại. Chị mua cà phê của sáu thôn quanh Đà Lạt, trả tiền trước mùa, và in tên người trồng ở chỗ người khác in huy chương.',
      'Тяу ушла из банка к дедушкиному барабанному ростеру. Она покупает у шести деревень вокруг Далата, платит до урожая и печатает имя фермера там, где другие печатают медаль.',
      'تركت تشاو المصرف لأجل محمصة جدها. تشتري من ست قرى حول دالات وتدفع قبل الحصاد، وتطبع اسم المزارع حيث يطبع غيرها ميدالية.',
    ),
    city: say('Đà Lạt', 'ดาลัต', 'Đà Lạt', 'Далат', 'دالات'),
    colour: '#7a3f2b',
    picture: () =>
      spread('clay', [
        { thing: pouch('#7a3f2b', paper, 'bean'), x: 330, y: 800, scale: 0.8 },
        { thing: pouch('#2f3b45', paper, 'bean'), x: 620, y: 780, scale: 0.72 },
        { thing: phin(), x: 920, y: 800, scale: 0.85 },
        { thing: beans('cover', '#4a2a1a'), x: 660, y: 860, scale: 0.7 },
      ]),
  },
  products,
};
