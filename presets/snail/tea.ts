// Two Leaves: a tea house in Moscow that sells tea by weight and pours it for a small table.
import { spread, still } from '../illustrator/still.ts';
import { cup, gaiwan, glassPot, karak, leaves, spices, tin } from '../illustrator/things/tea.ts';
import type { PresetSeller } from '../preset.ts';
import { goods, password, sending, terms, times } from './make.ts';
import { colours, facts, say } from './words.ts';

const weights = (small: number, middle: number, large: number) => ({
  option: 'weight' as const,
  values: [
    { code: '50g', name: say('50 g', '50 г', '50 غ'), price: small },
    { code: '100g', name: say('100 g', '100 г', '100 غ'), price: middle },
    { code: '250g', name: say('250 g', '250 г', '250 غ'), price: large },
  ],
});

const tea = (origin: ReturnType<typeof say>, harvest: ReturnType<typeof say>, brewing: ReturnType<typeof say>) => [
  { name: facts.origin, value: origin },
  { name: facts.harvest, value: harvest },
  { name: facts.brewing, value: brewing },
];

const products = [
  goods({
    slug: 'da-hong-pao-oolong',
    category: 'tea',
    title: say('Da Hong Pao oolong', 'Улун Да Хун Пао', 'شاي أولونغ دا هونغ باو'),
    subtitle: say('Roasted over charcoal', 'Прогретый на углях', 'محمّص على الفحم'),
    description: say(
      'Cocoa, dried plum, and the warm stone it grows on. Steep it short and often: the sixth cup is where it says most.',
      'Какао, чернослив и тёплый камень, на котором он растёт. Заваривайте коротко и часто: больше всего он рассказывает на шестой раз.',
      'كاكاو وبرقوق مجفف ودفء الصخر الذي ينمو عليه. انقعه قليلًا ومرارًا، ففي الكوب السادس يقول أكثر ما عنده.',
    ),
    attributes: tea(
      say('Wuyi, China', 'Уишань, Китай', 'ووي، الصين'),
      say('Spring', 'Весна', 'الربيع'),
      say('95 °C, 15 seconds', '95 °C, 15 секунд', '95°م، 15 ثانية'),
    ),
    price: 55,
    by: weights(55, 98, 220),
    draw: () => [
      still('sage', [
        { thing: tin('#5b2f27', '#efe3c8'), x: 500, y: 1290, scale: 1.35 },
        { thing: leaves('wuyi', '#3c3029', '#51392b', '#2b231f'), x: 880, y: 1350, scale: 1.1 },
      ]),
      still('sage', [{ thing: leaves('wuyi', '#3c3029', '#51392b', '#2b231f'), x: 600, y: 1300, scale: 2.2 }], { near: [180, 820, 840] }),
    ],
  }),
  goods({
    slug: 'ivan-chai',
    category: 'tea',
    title: say('Ivan-chai', 'Иван-чай', 'إيفان تشاي'),
    subtitle: say('Fireweed, without caffeine', 'Кипрей, без кофеина', 'عشبة النار، بلا كافيين'),
    description: say(
      'Gathered near Vologda, rolled and fermented like black tea. Honey, meadow, a little apple skin. For the hour after supper.',
      'Собран под Вологдой, скручен и ферментирован, как чёрный чай. Мёд, луг, немного яблочной кожуры. Для часа после ужина.',
      'مقطوفة قرب فولوغدا، ملفوفة ومخمّرة كالشاي الأسود. عسل ومروج وقليل من قشر التفاح. لما بعد العشاء.',
    ),
    attributes: tea(
      say('Vologda, Russia', 'Вологодская область', 'فولوغدا، روسيا'),
      say('July', 'Июль', 'يوليو'),
      say('90 °C, 5 minutes', '90 °C, 5 минут', '90°م، 5 دقائق'),
    ),
    price: 32,
    by: weights(32, 58, 130),
    draw: () => [
      still('blush', [
        { thing: tin('#8d4a63', '#f3e6da'), x: 520, y: 1290, scale: 1.35 },
        { thing: leaves('fire', '#5c4a33', '#7a4a5e', '#4a5a34'), x: 890, y: 1350, scale: 1.1 },
      ]),
      still('blush', [{ thing: glassPot('#c98a3c'), x: 580, y: 1270, scale: 1.4 }], { back: 'window' }),
    ],
  }),
  goods({
    slug: 'green-with-mint',
    category: 'tea',
    title: say('Green with mint', 'Зелёный с мятой', 'شاي أخضر بالنعناع'),
    subtitle: say('Gunpowder, two mints', 'Ганпаудер и две мяты', 'شاي البارود ونوعان من النعناع'),
    description: say(
      'Rolled green tea that opens slowly, with spearmint and a little peppermint. Good hot and sweet, better cold and plain.',
      'Скрученный зелёный чай, который раскрывается не спеша, с кудрявой и немного перечной мятой. Хорош горячим и сладким, ещё лучше — холодным и без сахара.',
      'شاي أخضر ملفوف يتفتح على مهل، مع نعناع أخضر وقليل من النعناع الفلفلي. طيب ساخنًا محلّى، وأطيب باردًا بلا سكر.',
    ),
    attributes: tea(
      say('Zhejiang, China', 'Чжэцзян, Китай', 'تشجيانغ، الصين'),
      say('Summer', 'Лето', 'الصيف'),
      say('80 °C, 2 minutes', '80 °C, 2 минуты', '80°م، دقيقتان'),
    ),
    price: 28,
    by: weights(28, 49, 110),
    draw: () => [
      still('sand', [
        { thing: tin('#2f5f49', '#eef0dc'), x: 500, y: 1290, scale: 1.35 },
        { thing: leaves('mint', '#4a6b3a', '#6f8a4a', '#38553a'), x: 880, y: 1350, scale: 1.1 },
      ]),
      still('sand', [{ thing: glassPot('#b9b45a'), x: 580, y: 1270, scale: 1.4 }], { back: 'sun' }),
    ],
  }),
  goods({
    slug: 'karak-blend',
    category: 'tea',
    title: say('Karak blend', 'Смесь для карака', 'خلطة الكرك'),
    subtitle: say('Assam, cardamom, saffron', 'Ассам, кардамон, шафран', 'شاي آسام وهيل وزعفران'),
    description: say(
      'What the Gulf drinks by the roadside, without the sugar: you decide. Boil it in milk until it rises twice.',
      'То, что в Заливе пьют у дороги, но без сахара: сколько положить, решаете вы. Варите в молоке, пока дважды не поднимется.',
      'ما يُشرب على الطرقات في الخليج لكن بلا سكر: أنتم تقررون. يُغلى في الحليب حتى يفور مرتين.',
    ),
    attributes: [
      {
        name: facts.contents,
        value: say('Assam, cardamom, cinnamon, saffron', 'Ассам, кардамон, корица, шафран', 'آسام، هيل، قرفة، زعفران'),
      },
      { name: facts.brewing, value: say('Boil 6 minutes', 'Варить 6 минут', 'يُغلى 6 دقائق') },
    ],
    price: 30,
    by: weights(30, 54, 120),
    draw: () => [
      still('clay', [
        { thing: karak(), x: 470, y: 1280, scale: 1.7 },
        { thing: spices, x: 820, y: 1350, scale: 1.25 },
      ]),
      still('clay', [{ thing: spices, x: 600, y: 1300, scale: 2.1 }], { near: [160, 820, 860] }),
    ],
  }),
  goods({
    slug: 'glass-teapot',
    category: 'tea',
    title: say('Glass teapot', 'Стеклянный чайник', 'إبريق شاي زجاجي'),
    subtitle: say('600 ml, with its own sieve', '600 мл, со своим ситом', '600 مل مع مصفاته'),
    description: say(
      'Blown by mouth, safe on a candle, with a handle that stays cool. You see when the tea is ready, which is most of making tea.',
      'Выдут вручную, можно ставить на свечу, ручка не нагревается. Видно, когда чай готов, а это почти вся наука.',
      'منفوخ بالفم، يوضع على الشمعة بأمان، ومقبضه يبقى باردًا. ترى متى نضج الشاي، وذلك معظم فنّه.',
    ),
    attributes: [
      { name: facts.material, value: say('Borosilicate glass, walnut', 'Боросиликатное стекло, орех', 'زجاج بوروسيليكات وخشب جوز') },
      { name: facts.size, value: say('600 ml', '600 мл', '600 مل') },
    ],
    price: 145,
    draw: () => [
      still('sky', [
        { thing: glassPot('#b5702c'), x: 540, y: 1270, scale: 1.4 },
        { thing: cup(colours.porcelain.hex, '#b5702c'), x: 980, y: 1350, scale: 1.1 },
      ]),
      still('sky', [{ thing: glassPot('#b5702c'), x: 560, y: 1270, scale: 1.4 }], { near: [220, 640, 660] }),
    ],
  }),
  goods({
    slug: 'gaiwan-set',
    category: 'tea',
    title: say('Gaiwan with two cups', 'Гайвань и две чашки', 'طقم غايوان مع كوبين'),
    subtitle: say('Porcelain, painted by hand', 'Фарфор, ручная роспись', 'خزف مرسوم باليد'),
    description: say(
      'A bowl, a lid, a saucer: the whole of Chinese tea in three pieces. The lid is the sieve, and after two days your fingers know it.',
      'Чаша, крышка, блюдце: весь китайский чай в трёх предметах. Крышка служит ситом, и через два дня пальцы это помнят.',
      'وعاء وغطاء وصحن: الشاي الصيني كله في ثلاث قطع. الغطاء هو المصفاة، وبعد يومين تعتاده أصابعك.',
    ),
    attributes: [
      { name: facts.material, value: say('Porcelain', 'Фарфор', 'خزف') },
      { name: facts.size, value: say('120 ml and twice 40 ml', '120 мл и два по 40 мл', '120 مل وكوبان من 40 مل') },
    ],
    price: 120,
    was: 150,
    colours: ['porcelain', 'celadon'],
    draw: (hex) => [
      still('blush', [
        { thing: gaiwan(hex), x: 540, y: 1300, scale: 1.4 },
        { thing: cup(hex, '#b5802c'), x: 970, y: 1370, scale: 1 },
        { thing: cup(hex, '#b5802c'), x: 830, y: 1420, scale: 1 },
      ]),
      still('blush', [{ thing: gaiwan(hex), x: 560, y: 1300, scale: 1.5 }], { near: [240, 600, 640] }),
    ],
  }),
  times({
    slug: 'tea-tasting',
    category: 'workshops',
    title: say('Tasting: five teas, five fires', 'Дегустация: пять чаёв, пять огней', 'تذوّق: خمسة أنواع وخمس نيران'),
    subtitle: say('Ninety minutes, eight seats', 'Полтора часа, восемь мест', 'تسعون دقيقة وثمانية مقاعد'),
    description: say(
      'One leaf, treated in five ways: steamed, withered, rolled, roasted, aged. Anna pours, you write down what you taste, and nobody is wrong.',
      'Один лист, обработанный пятью способами: пропаренный, завяленный, скрученный, прогретый, выдержанный. Анна разливает, вы записываете вкус, и ошибиться нельзя.',
      'ورقة واحدة بخمس طرق: مبخّرة، مذبّلة، ملفوفة، محمّصة، معتّقة. آنا تصبّ وأنتم تدوّنون ما تذوقون، ولا أحد يخطئ.',
    ),
    attributes: [
      { name: facts.duration, value: say('90 minutes', '90 минут', '90 دقيقة') },
      { name: facts.group, value: say('Up to eight', 'До восьми человек', 'حتى ثمانية أشخاص') },
      { name: facts.place, value: say('Pokrovka street, Moscow', 'Москва, Покровка', 'شارع بوكروفكا، موسكو') },
    ],
    price: 110,
    service: {
      durationMinutes: 90,
      stepMinutes: 30,
      leadMinutes: 120,
      horizonDays: 45,
      capacity: 8,
      beforeMinutes: 15,
      afterMinutes: 15,
      schedule: 'tastings',
      autoConfirm: true,
      policy: terms({
        cancel: [
          [48, 30],
          [6, 100],
        ],
        moveUntilHours: 6,
        moves: 2,
        noShowPercent: 100,
      }),
      needs: [['anna'], ['room']],
    },
    draw: () => [
      still('plum', [
        { thing: gaiwan(colours.porcelain.hex), x: 420, y: 1270, scale: 1.1 },
        { thing: cup(colours.celadon.hex, '#c9a24a'), x: 760, y: 1300, scale: 1 },
        { thing: cup(colours.celadon.hex, '#b5702c'), x: 900, y: 1350, scale: 1 },
        { thing: cup(colours.celadon.hex, '#7a3f22'), x: 1040, y: 1410, scale: 1 },
      ]),
      still('plum', [
        { thing: leaves('five', '#4a5a34', '#6f7a3a', '#3c3029'), x: 400, y: 1280, scale: 1.1 },
        { thing: cup(colours.celadon.hex, '#c9a24a'), x: 820, y: 1320, scale: 1.7 },
      ]),
    ],
  }),
];

export const teaHouse: PresetSeller = {
  slug: 'two-leaves-tea',
  name: 'Two Leaves Tea House',
  country: 'RU',
  zone: 'Europe/Moscow',
  users: [{ email: 'tea@snail.test', name: 'Anna Lisitsyna', password, role: 'owner' }],
  face: {
    tagline: say('Tea with a name and a date', 'Чай с именем и датой', 'شاي له اسم وتاريخ'),
    story: say(
      'Anna buys from eleven families and writes theirs on every tin, with the day of picking. Two leaves and a bud is how tea is plucked; it is also how many people worked here in the first year.',
      'Анна покупает у одиннадцати семей и на каждой банке пишет их имя и день сбора. Два листа и почка — так собирают чай; столько же человек работало здесь в первый год.',
      'تشتري آنا من إحدى عشرة عائلة وتكتب اسمها ويوم القطاف على كل علبة. ورقتان وبرعم: هكذا يُقطف الشاي، وبهذا العدد بدأ الفريق في سنته الأولى.',
    ),
    city: say('Moscow', 'Москва', 'موسكو'),
    colour: '#3f6d52',
    picture: () =>
      spread('sage', [
        { thing: glassPot('#b5702c'), x: 600, y: 800, scale: 0.95 },
        { thing: tin('#2f5f49', '#efe3c8'), x: 250, y: 780, scale: 0.75 },
        { thing: gaiwan(colours.porcelain.hex), x: 960, y: 820, scale: 0.72 },
      ]),
  },
  products,
  taxes: [
    { country: 'AE', name: 'VAT', rateBasisPoints: 500 },
    { country: 'RU', name: 'НДС', rateBasisPoints: 500 },
  ],
  shipping: sending(['RU', 'BY', 'KZ'], 15, 60),
  schedules: {
    house: { openings: [{ starts: '2026-01-01T10:00', minutes: 720, rrule: 'FREQ=DAILY' }] },
    tastings: {
      openings: [
        { starts: '2026-01-01T19:00', minutes: 90, rrule: 'FREQ=WEEKLY;BYDAY=TU,TH' },
        { starts: '2026-01-03T12:00', minutes: 90, rrule: 'FREQ=WEEKLY;BYDAY=SA,SU' },
        { starts: '2026-01-03T16:00', minutes: 90, rrule: 'FREQ=WEEKLY;BYDAY=SA,SU' },
      ],
      exceptions: [{ kind: 'closed', day: 11, from: '00:00', until: '24:00' }],
    },
  },
  resources: {
    anna: { kind: 'staff', name: 'Anna', schedule: 'house' },
    room: { kind: 'room', name: 'The low table', schedule: 'house' },
  },
};
