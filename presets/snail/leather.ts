// Sadaf Leather Works: a family workshop in Sharjah that cuts, stitches and teaches.
import { vest } from '../illustrator/index.ts';
import { spread, still } from '../illustrator/still.ts';
import { belt, cardHolder, holdall, notebook, strap, tote, wallet } from '../illustrator/things/leather.ts';
import { scissors } from '../illustrator/things/barber.ts';
import { plant } from '../illustrator/things/yoga.ts';
import type { PresetSeller } from '../preset.ts';
import { course, goods, password, sending, terms, times } from './make.ts';
import { colours, facts, say } from './words.ts';

const hide = say('Vegetable-tanned cowhide', 'Кожа растительного дубления', 'جلد بقري مدبوغ نباتيًا');
const oil = say(
  'Wipe dry; a little balm twice a year',
  'Протирать насухо, дважды в год — немного бальзама',
  'يُمسح جافًا، مع قليل من البلسم مرتين في السنة',
);
const sewn = (size: ReturnType<typeof say>) => [
  { name: facts.material, value: hide },
  { name: facts.size, value: size },
  { name: facts.care, value: oil },
];

const products = [
  goods({
    slug: 'harbour-bifold-wallet',
    category: 'leather',
    title: say('Harbour bifold wallet', 'Бумажник «Гавань»', 'محفظة «المرفأ» ثنائية الطي'),
    subtitle: say('Eight cards, notes, no bulk', 'Восемь карт, купюры и ничего лишнего', 'ثماني بطاقات وأوراق نقدية بلا سماكة زائدة'),
    description: say(
      'Cut from one hide and saddle-stitched by hand, so a broken thread stays where it is instead of running. It begins stiff and becomes yours within a month.',
      'Выкроен из одной кожи и прошит вручную седельным швом: если нить порвётся, шов не распустится. Сначала жёсткий, через месяц — совсем ваш.',
      'مقصوصة من جلد واحد ومخيطة يدويًا بغرزة السرج، فإن انقطع خيط بقيت الغرزة في مكانها. تبدأ صلبة وتصير لك خلال شهر.',
    ),
    attributes: sewn(say('11 × 9 cm', '11 × 9 см', '11 × 9 سم')),
    price: 240,
    colours: ['cognac', 'espresso', 'moss'],
    draw: (hex) => [
      still('ivory', [{ thing: wallet(hex), x: 600, y: 1290, scale: 1.3 }]),
      still('ivory', [{ thing: wallet(hex), x: 600, y: 1290, scale: 1.3 }], { near: [170, 560, 560] }),
    ],
  }),
  goods({
    slug: 'souk-card-holder',
    category: 'leather',
    title: say('Souk card holder', 'Кардхолдер «Сук»', 'حافظة بطاقات «السوق»'),
    subtitle: say('For a front pocket', 'В передний карман', 'للجيب الأمامي'),
    description: say(
      'Two slots outside, a hidden one for folded notes, edges polished with beeswax until they shine.',
      'Два отделения снаружи, потайное для купюр и края, отполированные пчелиным воском до блеска.',
      'جيبان من الخارج وجيب خفي للأوراق النقدية، وحواف مصقولة بشمع العسل حتى تلمع.',
    ),
    attributes: sewn(say('10 × 7.5 cm', '10 × 7,5 см', '10 × 7.5 سم')),
    price: 130,
    was: 160,
    colours: ['espresso', 'cognac', 'black'],
    draw: (hex) => [
      still('sage', [{ thing: cardHolder(hex), x: 600, y: 1290, scale: 1.35 }], { back: 'sun' }),
      still('sage', [{ thing: cardHolder(hex), x: 600, y: 1290, scale: 1.35 }], { back: 'sun', near: [330, 660, 540] }),
    ],
  }),
  goods({
    slug: 'dhow-belt',
    category: 'leather',
    title: say('Dhow belt', 'Ремень «Дау»', 'حزام «الداو»'),
    subtitle: say('Four millimetres, one piece', 'Четыре миллиметра, цельный', 'أربعة مليمترات من قطعة واحدة'),
    description: say(
      'One strip from the strong part of the back, a brass buckle that is cast and not plated, five holes. It outlives its trousers.',
      'Одна полоса из самой крепкой части шкуры, литая латунная пряжка без покрытия, пять отверстий. Переживёт не одни брюки.',
      'شريط واحد من أمتن موضع في الظهر، وإبزيم نحاسي مصبوب لا مطلي، وخمسة ثقوب. يعيش أطول من سرواله.',
    ),
    attributes: sewn(say('3.5 cm wide', 'Ширина 3,5 см', 'العرض 3.5 سم')),
    price: 195,
    colours: ['black', 'espresso', 'cognac'],
    by: {
      option: 'waist',
      values: ['85', '95', '105', '115'].map((code) => ({ code, name: say(`${code} cm`, `${code} см`, `${code} سم`) })),
    },
    draw: (hex) => [
      still('sand', [{ thing: belt(hex), x: 560, y: 1270, scale: 1.2 }]),
      still('sand', [{ thing: belt(hex), x: 560, y: 1270, scale: 1.2 }], { near: [560, 960, 560] }),
    ],
  }),
  goods({
    slug: 'stitchers-vest',
    category: 'leather',
    title: say('Stitcher’s vest', 'Жилет мастера', 'صدرية الخيّاط'),
    subtitle: say('Suede that warms without weight', 'Замша, которая греет и ничего не весит', 'شمواه يدفئ من غير ثقل'),
    description: say(
      'What we wear at the bench ourselves: soft suede outside, cotton inside, two pockets deep enough for an awl and a telephone.',
      'В таком мы сами сидим за верстаком: снаружи мягкая замша, внутри хлопок, два кармана, в которых не потеряются ни шило, ни телефон.',
      'ما نلبسه نحن على طاولة العمل: شمواه ناعم من الخارج وقطن من الداخل، وجيبان عميقان يتسعان لمخرز وهاتف.',
    ),
    attributes: sewn(say('Falls to the hip', 'Длина до бедра', 'يصل إلى الورك')),
    price: 540,
    colours: ['cognac', 'espresso'],
    by: { option: 'chest', values: ['96', '104', '112'].map((code) => ({ code, name: say(`${code} cm`, `${code} см`, `${code} سم`) })) },
    draw: (hex) =>
      (['front', 'back', 'detail'] as const).map((view) =>
        vest({ cut: 'waistcoat', fabric: 'plain', colour: hex, lapel: 'none' }, view, 'sand'),
      ),
  }),
  goods({
    slug: 'corniche-tote',
    category: 'leather',
    title: say('Corniche tote', 'Сумка-шопер «Корниш»', 'حقيبة «الكورنيش»'),
    subtitle: say('Laptop, loaf, and a book', 'Ноутбук, хлеб и книга', 'حاسوب ورغيف وكتاب'),
    description: say(
      'A bag that stands by itself and keeps its shape. The handles are rolled around a cord and sewn by hand, because that is where bags give up first.',
      'Сумка, которая стоит сама и держит форму. Ручки скручены вокруг шнура и прошиты вручную: обычно сумки сдаются именно там.',
      'حقيبة تقف وحدها وتحفظ شكلها. مقابضها ملفوفة حول حبل ومخيطة يدويًا، فمن هناك تستسلم الحقائب عادة.',
    ),
    attributes: sewn(say('38 × 32 × 14 cm', '38 × 32 × 14 см', '38 × 32 × 14 سم')),
    price: 690,
    colours: ['cognac', 'espresso', 'moss'],
    draw: (hex) => [
      still('stone', [{ thing: tote(hex), x: 600, y: 1330, scale: 1.24 }]),
      still('stone', [{ thing: tote(hex), x: 600, y: 1330, scale: 1.24 }], { near: [360, 470, 500] }),
    ],
  }),
  goods({
    slug: 'two-night-holdall',
    category: 'leather',
    title: say('Two-night holdall', 'Дорожная сумка на две ночи', 'حقيبة ليلتين'),
    subtitle: say('Fits under every seat', 'Помещается под любое кресло', 'تتسع تحت كل مقعد'),
    description: say(
      'For a weekend in the mountains or a meeting in another city. Brass zip, linen lining, a base that may be put down anywhere.',
      'Для выходных в горах или встречи в другом городе. Латунная молния, льняная подкладка и дно, которое можно ставить куда угодно.',
      'لعطلة في الجبال أو اجتماع في مدينة أخرى. سحّاب نحاسي وبطانة كتان وقاعدة توضع في أي مكان.',
    ),
    attributes: sewn(say('48 × 26 × 22 cm', '48 × 26 × 22 см', '48 × 26 × 22 سم')),
    price: 1150,
    was: 1290,
    colours: ['espresso', 'cognac'],
    draw: (hex) => [
      still('blush', [{ thing: holdall(hex), x: 600, y: 1310, scale: 1.12 }]),
      still('blush', [{ thing: holdall(hex), x: 600, y: 1310, scale: 1.12 }], { near: [240, 760, 560] }),
    ],
  }),
  goods({
    slug: 'refillable-notebook',
    category: 'leather',
    title: say('Refillable notebook', 'Блокнот со сменным блоком', 'دفتر قابل لإعادة التعبئة'),
    subtitle: say('The cover stays, the pages go', 'Обложка остаётся, страницы сменяются', 'الغلاف يبقى والصفحات تتبدّل'),
    description: say(
      'A cover for any A5 block, with a loop for a pen and a tab that closes it in your bag. One block of 160 pages comes with it.',
      'Обложка для любого блока А5 с петлёй для ручки и хлястиком, чтобы не открывался в сумке. Один блок на 160 страниц в комплекте.',
      'غلاف لأي دفتر بقياس A5، بحلقة للقلم ولسان يغلقه داخل الحقيبة. معه دفتر من 160 صفحة.',
    ),
    attributes: sewn(say('A5', 'А5', 'A5')),
    price: 220,
    colours: ['moss', 'cognac', 'black'],
    draw: (hex) => [
      still('sky', [{ thing: notebook(hex), x: 600, y: 1310, scale: 1.25 }], { back: 'window' }),
      still('sky', [{ thing: notebook(hex), x: 600, y: 1310, scale: 1.25 }], { back: 'window', near: [420, 580, 520] }),
    ],
  }),
  goods({
    slug: 'camera-strap',
    category: 'photo',
    title: say('Camera strap', 'Ремень для камеры', 'حزام كاميرا'),
    subtitle: say('Made with a photographer', 'Сделан вместе с фотографом', 'صُنع مع مصوّر'),
    description: say(
      'Long enough to wear across the body, soft from the first day, with rings that do not scratch the camera.',
      'Достаточно длинный, чтобы носить через плечо, мягкий с первого дня, с кольцами, которые не царапают камеру.',
      'طويل بما يكفي ليُلبس على الكتف، ناعم من اليوم الأول، بحلقات لا تخدش الكاميرا.',
    ),
    attributes: sewn(say('120 cm', '120 см', '120 سم')),
    price: 165,
    colours: ['cognac', 'black'],
    draw: (hex) => [
      still('ivory', [{ thing: strap(hex), x: 600, y: 1250, scale: 1.2 }], { back: 'none' }),
      still('ivory', [{ thing: strap(hex), x: 600, y: 1250, scale: 1.2 }], { back: 'none', near: [300, 860, 460] }),
    ],
  }),
  times({
    slug: 'stitch-a-card-holder',
    category: 'workshops',
    title: say('Stitch your own card holder', 'Сшейте свой кардхолдер', 'اصنع حافظة بطاقاتك بيدك'),
    subtitle: say('Three hours at the long table', 'Три часа за длинным столом', 'ثلاث ساعات حول الطاولة الطويلة'),
    description: say(
      'Cut, punch, stitch, burnish. Six people, six tools each, and one card holder that you take home. Nothing to bring, nothing to know.',
      'Крой, пробивка, шов, полировка. Шесть человек, шесть инструментов на каждого и один кардхолдер, который вы заберёте домой. Ни опыта, ни материалов не нужно.',
      'قصّ وثقب وخياطة وصقل. ستة أشخاص وست أدوات لكل منهم وحافظة تأخذها معك إلى البيت. لا تحتاج إلى خبرة ولا إلى إحضار شيء.',
    ),
    attributes: [
      { name: facts.duration, value: say('3 hours', '3 часа', '3 ساعات') },
      { name: facts.group, value: say('Up to six', 'До шести человек', 'حتى ستة أشخاص') },
      { name: facts.place, value: say('Workshop, Sharjah', 'Мастерская, Шарджа', 'الورشة، الشارقة') },
    ],
    price: 320,
    service: {
      durationMinutes: 180,
      stepMinutes: 60,
      leadMinutes: 24 * 60,
      horizonDays: 60,
      capacity: 6,
      afterMinutes: 30,
      schedule: 'classes',
      policy: terms({
        cancel: [
          [72, 25],
          [24, 100],
        ],
        moveUntilHours: 24,
        moves: 1,
        noShowPercent: 100,
      }),
      needs: [['table']],
    },
    draw: () => [
      still('clay', [
        { thing: plant('#56724f', '#7a5a44'), x: 960, y: 1080, scale: 0.8 },
        { thing: cardHolder(colours.cognac.hex), x: 430, y: 1290, scale: 1 },
        { thing: scissors, x: 850, y: 1390, scale: 0.85 },
      ]),
      still('clay', [{ thing: cardHolder(colours.cognac.hex), x: 560, y: 1290, scale: 1.5 }], { near: [240, 720, 600] }),
    ],
  }),
  course({
    slug: 'saddle-stitch-at-home',
    category: 'workshops',
    title: say('Saddle stitch at home', 'Седельный шов дома', 'غرزة السرج في البيت'),
    subtitle: say('One stitch, shown slowly', 'Один шов, показанный медленно', 'غرزة واحدة بتأنٍّ'),
    description: say(
      'Everything we make holds by this one stitch. Karim shows how to mark it, punch it, sew it and end it, with patterns for a key loop and a card sleeve.',
      'Всё, что мы делаем, держится на этом шве. Карим показывает, как его разметить, пробить, прошить и закончить. В придачу выкройки брелока и чехла для карт.',
      'كل ما نصنعه يقوم على هذه الغرزة. يريكم كريم كيف تُعلَّم وتُثقب وتُخاط وتُنهى، مع نماذج لعلّاقة مفاتيح وغلاف بطاقات.',
    ),
    attributes: [
      { name: facts.lessons, value: say('4, with patterns', '4, с выкройками', '4، مع نماذج') },
      { name: facts.access, value: say('For good', 'Навсегда', 'دائم') },
      { name: facts.level, value: say('Beginners', 'Для начинающих', 'للمبتدئين') },
    ],
    price: 180,
    teaches: {
      windowDays: null,
      deviceLimit: 4,
      viewLimit: null,
      viewScope: 'lesson',
      refundDays: 14,
      watermark: false,
      seatLimit: null,
      lessons: [
        {
          title: say('What you need', 'Что понадобится', 'ما تحتاج إليه'),
          body: say(
            'Two needles, waxed linen thread, an awl and something to hold the leather: two boards and a clamp will do. Cut your thread four times as long as the seam.',
            'Две иглы, вощёная льняная нить, шило и что-нибудь, чтобы держать кожу: подойдут две дощечки и струбцина. Отрежьте нить вчетверо длиннее шва.',
            'إبرتان وخيط كتان مشمّع ومخرز وشيء يمسك الجلد: يكفي لوحان ومشبك. اقطع الخيط بأربعة أضعاف طول الدرزة.',
          ),
        },
        { title: say('The stitch', 'Шов', 'الغرزة'), film: 'stitch' },
        { title: say('Patterns', 'Выкройки', 'النماذج'), document: 'stitch-patterns.pdf' },
        {
          title: say('Ending a seam', 'Как закончить шов', 'إنهاء الدرزة'),
          body: say(
            'Sew three stitches back, cut both threads close to the leather, press the ends down with the warm handle of the awl. No knots: a knot is a stone in your pocket.',
            'Прошейте три стежка назад, срежьте обе нити у самой кожи и прижмите концы тёплой ручкой шила. Никаких узлов: узел — это камешек в кармане.',
            'ارجع ثلاث غرز، واقطع الخيطين عند الجلد، واضغط طرفيهما بمقبض المخرز الدافئ. لا تعقد: العقدة حصاة في جيبك.',
          ),
        },
      ],
    },
    draw: () => [
      still('stone', [
        { thing: notebook(colours.cognac.hex), x: 420, y: 1250, scale: 0.9 },
        { thing: wallet(colours.espresso.hex), x: 800, y: 1370, scale: 0.95 },
      ]),
      still('stone', [{ thing: wallet(colours.espresso.hex), x: 600, y: 1290, scale: 1.6 }], { near: [120, 620, 520] }),
    ],
  }),
];

export const leather: PresetSeller = {
  slug: 'sadaf-leather',
  name: 'Sadaf Leather Works',
  country: 'AE',
  zone: 'Asia/Dubai',
  users: [{ email: 'leather@snail.test', name: 'Karim Sadaf', password, role: 'owner' }],
  face: {
    tagline: say('Cut once, sewn by hand', 'Крой один раз, шов вручную', 'قصّة واحدة وخياطة باليد'),
    story: say(
      'Karim learnt the trade from his father, who mended saddles. The workshop in Sharjah has five benches and one rule: what leaves it can be mended. Bring us anything of ours that broke, in whatever year.',
      'Ремеслу Карима научил отец, который чинил сёдла. В мастерской в Шардже пять верстаков и одно правило: всё, что отсюда вышло, можно починить. Приносите нашу вещь, если она сломалась, — в любом году.',
      'تعلّم كريم الصنعة من أبيه الذي كان يصلح السروج. في الورشة بالشارقة خمس طاولات وقاعدة واحدة: كل ما يخرج منها يمكن إصلاحه. أحضروا ما انكسر من صنعنا في أي سنة.',
    ),
    city: say('Sharjah', 'Шарджа', 'الشارقة'),
    colour: '#8a5328',
    picture: () =>
      spread('sand', [
        { thing: tote(colours.cognac.hex), x: 330, y: 800, scale: 0.8 },
        { thing: notebook(colours.moss.hex), x: 690, y: 780, scale: 0.68 },
        { thing: belt(colours.espresso.hex), x: 930, y: 830, scale: 0.6 },
      ]),
  },
  products,
  taxes: [{ country: 'AE', name: 'VAT', rateBasisPoints: 500 }],
  shipping: sending(['AE'], 20, 75),
  schedules: {
    workshop: { openings: [{ starts: '2026-01-01T09:00', minutes: 720, rrule: 'FREQ=DAILY' }] },
    classes: {
      openings: [
        { starts: '2026-01-03T10:00', minutes: 180, rrule: 'FREQ=WEEKLY;BYDAY=SA' },
        { starts: '2026-01-07T17:00', minutes: 180, rrule: 'FREQ=WEEKLY;BYDAY=WE' },
      ],
    },
  },
  resources: { table: { kind: 'room', name: 'The long table', schedule: 'workshop' } },
};
