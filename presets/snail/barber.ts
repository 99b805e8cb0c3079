// North Chair: three barbers, three chairs, no music before ten.
import { spread, still } from '../illustrator/still.ts';
import { barberChair, bowl, brush, comb, dropper, mirror, pole, razor, scissors, waxTin } from '../illustrator/things/barber.ts';
import type { PresetSeller, PresetService } from '../preset.ts';
import { goods, password, sending, terms, times } from './make.ts';
import { facts, say } from './words.ts';

const policy = terms({
  cancel: [
    [24, 30],
    [2, 100],
  ],
  moveUntilHours: 2,
  moves: 3,
  noShowPercent: 100,
});

/** Whoever of the three is free, or whom one asks for, at any chair. */
const cut = (durationMinutes: number): PresetService => ({
  durationMinutes,
  stepMinutes: 15,
  leadMinutes: 60,
  horizonDays: 45,
  afterMinutes: 10,
  autoConfirm: true,
  policy,
  needs: [
    ['omar', 'ilya', 'sami'],
    ['first', 'second', 'third'],
  ],
});

const inTheShop = [{ name: facts.place, value: say('Al Wasl Road, Dubai', 'Дубай, Аль-Васл-роуд', 'شارع الوصل، دبي') }];
const takes = (minutes: number) => ({
  name: facts.duration,
  value: say(`${minutes} minutes`, `${minutes} минут`, `${minutes} دقيقة`),
});

const products = [
  times({
    slug: 'haircut',
    category: 'grooming',
    title: say('Haircut', 'Стрижка', 'قصّة شعر'),
    subtitle: say('Wash, cut, and a look from behind', 'Мытьё, стрижка и взгляд в зеркало сзади', 'غسل وقصّ ونظرة من الخلف'),
    description: say(
      'With scissors, with a machine, or with both. Your barber asks two questions and writes down the answers, so that next time there is one question less.',
      'Ножницами, машинкой или тем и другим. Барбер задаст два вопроса и запишет ответы, чтобы в следующий раз спросить меньше.',
      'بالمقص أو بالماكينة أو بهما معًا. يسأل الحلاق سؤالين ويدوّن الجواب، ليكون السؤال أقل في المرة القادمة.',
    ),
    attributes: inTheShop,
    by: {
      option: 'length',
      values: [
        { code: 'short', name: say('Short, 40 min', 'Короткие, 40 мин', 'قصير، 40 د'), price: 110, service: cut(40) },
        { code: 'long', name: say('Long, 60 min', 'Длинные, 60 мин', 'طويل، 60 د'), price: 150, service: cut(60) },
      ],
    },
    draw: () => [
      still(
        'stone',
        [
          { thing: mirror('#8a6f4f'), x: 830, y: 1062, scale: 1 },
          { thing: barberChair('#6e3326'), x: 520, y: 1340, scale: 1.08 },
        ],
        { back: 'none' },
      ),
      still(
        'stone',
        [
          { thing: scissors, x: 420, y: 1300, scale: 1.2 },
          { thing: comb('#2e2b28'), x: 790, y: 1340, scale: 0.95 },
        ],
        { back: 'sun' },
      ),
    ],
  }),
  times({
    slug: 'beard-trim-and-shave',
    category: 'grooming',
    title: say('Beard trim and shave', 'Борода и бритьё', 'تشذيب اللحية والحلاقة'),
    subtitle: say('Hot towel, open razor', 'Горячее полотенце, опасная бритва', 'منشفة ساخنة وموسى'),
    description: say(
      'Lines drawn with a razor, cheeks shaved twice, oil that smells of cedar and leaves no shine.',
      'Контуры бритвой, щёки в два прохода, масло с запахом кедра, которое не блестит.',
      'خطوط بالموسى وحلاقة الخدين مرتين وزيت برائحة الأرز لا يترك لمعانًا.',
    ),
    attributes: [takes(30), ...inTheShop],
    price: 80,
    service: cut(30),
    draw: () => [
      still('ivory', [
        { thing: bowl('#e9e2d2'), x: 500, y: 1250, scale: 1.4 },
        { thing: brush('#6e4a2c'), x: 870, y: 1300, scale: 1.3 },
        { thing: razor('#2f5f59'), x: 560, y: 1420, scale: 1.05 },
      ]),
      still('ivory', [{ thing: razor('#2f5f59'), x: 600, y: 1290, scale: 1.4 }], { near: [120, 900, 800] }),
    ],
  }),
  times({
    slug: 'haircut-and-beard',
    category: 'grooming',
    title: say('Haircut and beard', 'Стрижка и борода', 'قصّة شعر ولحية'),
    subtitle: say('The whole hour and a coffee', 'Целый час и кофе', 'ساعة كاملة وقهوة'),
    description: say(
      'Everything of both, in one sitting, for less than the two. The coffee is from next door and is better than it must be.',
      'Всё из обеих услуг за один визит и дешевле, чем по отдельности. Кофе от соседей, и он лучше, чем обязан быть.',
      'كل ما في الخدمتين في جلسة واحدة وبأقل من ثمنهما. والقهوة من الجيران، وهي أطيب مما يلزم.',
    ),
    attributes: [takes(70), ...inTheShop],
    price: 170,
    service: cut(70),
    draw: () => [
      still('sky', [
        { thing: scissors, x: 360, y: 1290, scale: 1.1 },
        { thing: bowl('#e9e2d2'), x: 700, y: 1270, scale: 1.1 },
        { thing: brush('#6e4a2c'), x: 960, y: 1300, scale: 1.1 },
        { thing: comb('#5b3a29'), x: 660, y: 1410, scale: 0.8 },
      ]),
      still('sky', [{ thing: brush('#6e4a2c'), x: 600, y: 1300, scale: 1.9 }], { near: [240, 480, 720] }),
    ],
  }),
  times({
    slug: 'father-and-son',
    category: 'grooming',
    title: say('Father and son', 'Отец и сын', 'الأب والابن'),
    subtitle: say('Side by side, with one barber', 'В соседних креслах, у одного мастера', 'جنبًا إلى جنب مع حلاق واحد'),
    description: say(
      'One barber, two haircuts, one after the other. The waiting one gets the tall stool and a story. For sons from four to fourteen.',
      'Один барбер, две стрижки подряд. Кто ждёт, получает высокий табурет и историю. Для сыновей от четырёх до четырнадцати лет.',
      'حلاق واحد وقصّتان متتاليتان. ومن ينتظر له الكرسي العالي وحكاية. للأبناء من أربع سنوات إلى أربع عشرة.',
    ),
    attributes: [takes(75), ...inTheShop],
    price: 180,
    service: cut(75),
    draw: () => [
      still('sand', [
        { thing: barberChair('#2f5f59'), x: 400, y: 1330, scale: 1 },
        { thing: barberChair('#6e3326'), x: 880, y: 1350, scale: 0.68 },
      ]),
      still('sand', [{ thing: pole, x: 600, y: 1290, scale: 1.1 }], { back: 'sun' }),
    ],
  }),
  goods({
    slug: 'matte-clay',
    category: 'grooming',
    title: say('Matte clay', 'Матовая глина для укладки', 'طين تصفيف مطفأ اللمعان'),
    subtitle: say('Holds, and does not show it', 'Держит и не выдаёт себя', 'يثبّت ولا يظهر'),
    description: say(
      'What we use at the chairs. A fingertip is enough; it washes out with water.',
      'То, чем мы работаем сами. Хватает кончика пальца, смывается водой.',
      'ما نستعمله على كراسينا. يكفي منه رأس الإصبع ويزول بالماء.',
    ),
    attributes: [{ name: facts.size, value: say('80 g', '80 г', '80 غ') }],
    price: 75,
    draw: () => [
      still('sage', [{ thing: waxTin('#2f5f59'), x: 580, y: 1280, scale: 1.6 }]),
      still('sage', [{ thing: waxTin('#2f5f59'), x: 580, y: 1280, scale: 1.6 }], { near: [180, 860, 640] }),
    ],
  }),
  goods({
    slug: 'cedar-beard-oil',
    category: 'grooming',
    title: say('Cedar beard oil', 'Кедровое масло для бороды', 'زيت الأرز للحية'),
    subtitle: say('Five drops in the morning', 'Пять капель утром', 'خمس قطرات صباحًا'),
    description: say(
      'Jojoba and argan, cedar and a little orange peel. Softens in a week what a razor could not.',
      'Жожоба и аргана, кедр и немного апельсиновой корки. За неделю смягчает то, с чем не справилась бритва.',
      'جوجوبا وأركان، أرز وقليل من قشر البرتقال. يليّن في أسبوع ما لم تقدر عليه الموسى.',
    ),
    attributes: [{ name: facts.size, value: say('30 ml', '30 мл', '30 مل') }],
    price: 90,
    was: 105,
    draw: () => [
      still('clay', [{ thing: dropper('#7b4a22', '#efe3c8'), x: 600, y: 1300, scale: 1.4 }], { back: 'window' }),
      still('clay', [{ thing: dropper('#7b4a22', '#efe3c8'), x: 600, y: 1300, scale: 1.4 }], { back: 'window', near: [340, 640, 520] }),
    ],
  }),
];

export const barbers: PresetSeller = {
  slug: 'north-chair-barbers',
  name: 'North Chair Barbers',
  country: 'AE',
  zone: 'Asia/Dubai',
  users: [{ email: 'barber@snail.test', name: 'Omar Haddad', password, role: 'owner' }],
  face: {
    tagline: say('Three chairs, no hurry', 'Три кресла и никакой спешки', 'ثلاثة كراسٍ بلا عجلة'),
    story: say(
      'Omar, Ilya and Sami worked in three cities before they put three chairs into one room. You may ask for one of them by name, or take whoever is free: they learnt each other’s hands.',
      'Омар, Илья и Сами работали в трёх городах, прежде чем поставить три кресла в одной комнате. Можно выбрать мастера по имени или прийти к тому, кто свободен: друг друга они знают наизусть.',
      'عمل عمر وإيليا وسامي في ثلاث مدن قبل أن يضعوا ثلاثة كراسٍ في غرفة واحدة. اطلب أحدهم باسمه أو خذ من كان متفرغًا: لقد تعلّم كل منهم يد الآخر.',
    ),
    city: say('Dubai', 'Дубай', 'دبي'),
    colour: '#6e3326',
    picture: () =>
      spread(
        'stone',
        [
          { thing: mirror('#8a6f4f'), x: 880, y: 662, scale: 0.66 },
          { thing: barberChair('#6e3326'), x: 560, y: 850, scale: 0.78 },
          { thing: pole, x: 200, y: 800, scale: 0.72 },
        ],
        'none',
      ),
  },
  products,
  taxes: [{ country: 'AE', name: 'VAT', rateBasisPoints: 500 }],
  shipping: sending(['AE'], 15, 70),
  schedules: {
    omar: {
      openings: [{ starts: '2026-01-05T10:00', minutes: 540, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,SA' }],
      exceptions: [{ kind: 'closed', day: 5, from: '13:00', until: '24:00' }],
    },
    ilya: { openings: [{ starts: '2026-01-06T12:00', minutes: 540, rrule: 'FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SU' }] },
    sami: {
      openings: [
        { starts: '2026-01-05T10:00', minutes: 240, rrule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' },
        { starts: '2026-01-05T16:00', minutes: 300, rrule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR,SA,SU' },
      ],
      exceptions: [{ kind: 'closed', day: 8, from: '00:00', until: '24:00' }],
    },
    shop: { openings: [{ starts: '2026-01-01T10:00', minutes: 720, rrule: 'FREQ=DAILY' }] },
  },
  resources: {
    omar: { kind: 'staff', name: 'Omar', schedule: 'omar' },
    ilya: { kind: 'staff', name: 'Ilya', schedule: 'ilya' },
    sami: { kind: 'staff', name: 'Sami', schedule: 'sami' },
    first: { kind: 'equipment', name: 'Chair 1', schedule: 'shop' },
    second: { kind: 'equipment', name: 'Chair 2', schedule: 'shop' },
    third: { kind: 'equipment', name: 'Chair 3', schedule: 'shop' },
  },
};
