// Lotus Courtyard: a yoga studio with two rooms around a tree.
import { spread, still } from '../illustrator/still.ts';
import { block, candle, downwardDog, mat, plant, resting, rolledMat, seated, tree, type Wear } from '../illustrator/things/yoga.ts';
import type { PresetSeller, PresetService } from '../preset.ts';
import { goods, password, sending, terms, times } from './make.ts';
import { colours, facts, say } from './words.ts';

const maya: Wear = { skin: '#b97d56', hair: '#2b1f1a', top: '#7b9c86', legs: '#34464a' };
const noor: Wear = { skin: '#d9a679', hair: '#4a3226', top: '#c98b6b', legs: '#5a4a5e' };
const lev: Wear = { skin: '#e3b793', hair: '#6b4a2e', top: '#d9cdb4', legs: '#4a5a70' };

const policy = terms({
  cancel: [
    [12, 50],
    [2, 100],
  ],
  moveUntilHours: 2,
  moves: 5,
  noShowPercent: 100,
});
const place = { name: facts.place, value: say('Al Quoz, Dubai', 'Дубай, Аль-Куз', 'القوز، دبي') };
const many = (count: number, word: readonly [string, string, string]) => ({
  name: facts.group,
  value: say(`Up to ${count}`, `До ${count} ${word[1]}`, `حتى ${count} ${word[2]}`),
});
const people = ['people', 'человек', 'أشخاص'] as const;

const group = (durationMinutes: number, capacity: number, schedule: string, needs: string[][]): PresetService => ({
  durationMinutes,
  stepMinutes: 30,
  leadMinutes: 60,
  horizonDays: 28,
  capacity,
  beforeMinutes: 10,
  afterMinutes: 15,
  schedule,
  autoConfirm: true,
  policy,
  needs,
});

const products = [
  times({
    slug: 'morning-vinyasa',
    category: 'yoga',
    title: say('Morning vinyasa', 'Утренняя виньяса', 'فينياسا الصباح'),
    subtitle: say('An hour that wakes the back', 'Час, который будит спину', 'ساعة توقظ الظهر'),
    description: say(
      'Sun salutations at a pace where one can still breathe through the nose. Mats and blocks are there; tea is there afterwards.',
      'Приветствия солнцу в темпе, при котором ещё можно дышать носом. Коврики и блоки есть, чай — после занятия.',
      'تحيات الشمس بإيقاع يسمح بالتنفس من الأنف. البُسط والمكعبات موجودة، والشاي بعد الحصة.',
    ),
    attributes: [{ name: facts.duration, value: say('60 minutes', '60 минут', '60 دقيقة') }, many(12, people), place],
    price: 85,
    service: group(60, 12, 'mornings', [['maya', 'lev'], ['hall']]),
    draw: () => [
      still(
        'sky',
        [
          { thing: mat('#7f7aa0'), x: 600, y: 1295, scale: 1.02 },
          { thing: downwardDog(maya), x: 600, y: 1288, scale: 1.12 },
        ],
        { back: 'sun' },
      ),
      still(
        'sky',
        [
          { thing: mat('#7f7aa0'), x: 600, y: 1290, scale: 0.85 },
          { thing: tree(maya), x: 600, y: 1285, scale: 0.96 },
        ],
        { back: 'window' },
      ),
    ],
  }),
  times({
    slug: 'evening-yin',
    category: 'yoga',
    title: say('Evening yin', 'Вечерняя инь-йога', 'يِن المساء'),
    subtitle: say('Seven postures, long held', 'Семь поз, подолгу', 'سبع وضعيات طويلة'),
    description: say(
      'By candlelight, with blankets, nearly without standing. For people who sat all day and would rather not talk about it.',
      'При свечах, с пледами и почти без стояния. Для тех, кто весь день сидел и не хочет об этом говорить.',
      'على ضوء الشموع وببطانيات ومن دون وقوف يُذكر. لمن جلس طوال النهار ولا يريد الحديث عن ذلك.',
    ),
    attributes: [{ name: facts.duration, value: say('75 minutes', '75 минут', '75 دقيقة') }, many(10, people), place],
    price: 95,
    service: group(75, 10, 'evenings', [['noor'], ['small', 'hall']]),
    draw: () => [
      still(
        'plum',
        [
          { thing: plant('#56724f', '#b8764f'), x: 1000, y: 1130, scale: 1 },
          { thing: candle('#efe3c8'), x: 220, y: 1180, scale: 0.85 },
          { thing: mat('#d2b99a'), x: 600, y: 1300, scale: 1 },
          { thing: resting(noor), x: 600, y: 1290, scale: 1.1 },
        ],
        { back: 'arch' },
      ),
      still('plum', [
        { thing: candle('#efe3c8'), x: 430, y: 1260, scale: 1.3 },
        { thing: candle('#e0c9a4'), x: 720, y: 1310, scale: 1 },
        { thing: candle('#efe3c8'), x: 900, y: 1240, scale: 0.8 },
      ]),
    ],
  }),
  times({
    slug: 'yoga-before-birth',
    category: 'yoga',
    title: say('Yoga before birth', 'Йога для беременных', 'يوغا الحوامل'),
    subtitle: say('From the fourth month on', 'С четвёртого месяца', 'ابتداءً من الشهر الرابع'),
    description: say(
      'Quiet strength, breath, and a circle afterwards in which questions may be asked. Please ask your doctor first.',
      'Спокойная сила, дыхание и круг после занятия, где можно задать любые вопросы. Сначала посоветуйтесь с врачом.',
      'قوة هادئة وتنفّس، ثم حلقة تُطرح فيها الأسئلة. استشيري طبيبك أولًا.',
    ),
    attributes: [{ name: facts.duration, value: say('60 minutes', '60 минут', '60 دقيقة') }, many(8, people), place],
    price: 95,
    service: group(60, 8, 'noons', [['noor'], ['small']]),
    draw: () => [
      still(
        'blush',
        [
          { thing: plant('#6b8a5f', '#8a6a58'), x: 1010, y: 1110, scale: 0.85 },
          { thing: mat('#b0785f'), x: 560, y: 1300, scale: 0.98 },
          { thing: seated(noor), x: 560, y: 1292, scale: 1.3 },
        ],
        { back: 'sun' },
      ),
      still('blush', [
        { thing: rolledMat('#b0785f'), x: 560, y: 1270, scale: 1.05 },
        { thing: block, x: 830, y: 1400, scale: 0.85 },
      ]),
    ],
  }),
  times({
    slug: 'one-to-one-yoga',
    category: 'yoga',
    title: say('One to one', 'Занятие один на один', 'حصة فردية'),
    subtitle: say('For a shoulder, a marathon, a fear', 'Для плеча, марафона или страха', 'لكتف أو ماراثون أو خوف'),
    description: say(
      'You tell what you want from it, Lev or Maya writes a sequence for you, and you take it home on one page.',
      'Вы говорите, чего хотите, Лев или Майя составляют последовательность, и вы уносите её домой на одной странице.',
      'تقول ما تريد، فيكتب لك ليف أو مايا تسلسلًا تأخذه معك في صفحة واحدة.',
    ),
    attributes: [{ name: facts.duration, value: say('60 minutes', '60 минут', '60 دقيقة') }, place],
    price: 320,
    service: {
      durationMinutes: 60,
      stepMinutes: 30,
      leadMinutes: 12 * 60,
      horizonDays: 45,
      afterMinutes: 15,
      policy: terms({
        cancel: [
          [24, 50],
          [6, 100],
        ],
        moveUntilHours: 12,
        moves: 2,
        noShowPercent: 100,
      }),
      needs: [['maya', 'lev'], ['small']],
    },
    draw: () => [
      still('sage', [
        { thing: mat('#7c8f6b'), x: 600, y: 1295, scale: 0.9 },
        { thing: tree(lev), x: 600, y: 1288, scale: 0.98 },
      ]),
      still(
        'sage',
        [
          { thing: mat('#7c8f6b'), x: 600, y: 1300, scale: 1 },
          { thing: seated(lev), x: 600, y: 1292, scale: 1.3 },
        ],
        { back: 'window' },
      ),
    ],
  }),
  goods({
    slug: 'natural-rubber-mat',
    category: 'yoga',
    title: say('Natural rubber mat', 'Коврик из натурального каучука', 'بساط من المطاط الطبيعي'),
    subtitle: say('The one in our rooms', 'Такой же, как в наших залах', 'مثل الذي في قاعاتنا'),
    description: say(
      'Grips when it is wet, lies flat when it is new, and smells of rubber for exactly a week. With a strap.',
      'Не скользит мокрым, сразу лежит ровно и пахнет каучуком ровно неделю. С ремнём.',
      'يثبت وهو مبلل وينبسط وهو جديد وتفوح منه رائحة المطاط أسبوعًا واحدًا. مع حزام.',
    ),
    attributes: [
      { name: facts.material, value: say('Natural rubber, cotton strap', 'Натуральный каучук, хлопковый ремень', 'مطاط طبيعي وحزام قطني') },
      { name: facts.size, value: say('183 × 66 cm, 4 mm', '183 × 66 см, 4 мм', '183 × 66 سم، 4 مم') },
    ],
    price: 260,
    colours: ['sage', 'clay', 'plum'],
    draw: (hex) => [
      still('ivory', [
        { thing: rolledMat(hex), x: 580, y: 1270, scale: 1.15 },
        { thing: block, x: 840, y: 1400, scale: 0.85 },
      ]),
      still('ivory', [{ thing: rolledMat(hex), x: 580, y: 1270, scale: 1.15 }], { near: [420, 880, 640] }),
    ],
  }),
];

export const yogaStudio: PresetSeller = {
  slug: 'lotus-courtyard',
  name: 'Lotus Courtyard Yoga',
  country: 'AE',
  zone: 'Asia/Dubai',
  users: [{ email: 'yoga@snail.test', name: 'Maya Rahman', password, role: 'owner' }],
  face: {
    tagline: say('Two rooms around a tree', 'Два зала вокруг дерева', 'قاعتان حول شجرة'),
    story: say(
      'A warehouse in Al Quoz with a courtyard nobody used. Maya planted a frangipani, laid a wooden floor on both sides and asked two friends to teach. The classes are small because the rooms are.',
      'Склад в районе Аль-Куз с двором, которым никто не пользовался. Майя посадила франжипани, настелила деревянный пол по обе стороны и позвала двух друзей преподавать. Группы маленькие, потому что залы маленькие.',
      'مستودع في القوز له فناء لم يستعمله أحد. زرعت مايا شجرة ياسمين هندي وفرشت أرضية خشبية على جانبيه ودعت صديقين للتدريس. الحصص صغيرة لأن القاعات صغيرة.',
    ),
    city: say('Dubai', 'Дубай', 'دبي'),
    colour: '#5f7352',
    picture: () =>
      spread('blush', [
        { thing: plant('#56724f', '#b8764f'), x: 1000, y: 700, scale: 0.75 },
        { thing: mat(colours.sage.hex), x: 560, y: 810, scale: 0.72 },
        { thing: seated(maya), x: 560, y: 805, scale: 0.92 },
        { thing: rolledMat(colours.clay.hex), x: 190, y: 860, scale: 0.4 },
      ]),
  },
  products,
  taxes: [{ country: 'AE', name: 'VAT', rateBasisPoints: 500 }],
  shipping: sending(['AE'], 20, 90),
  schedules: {
    house: { openings: [{ starts: '2026-01-01T06:00', minutes: 960, rrule: 'FREQ=DAILY' }] },
    mornings: {
      openings: [
        { starts: '2026-01-05T07:00', minutes: 60, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
        { starts: '2026-01-03T09:00', minutes: 60, rrule: 'FREQ=WEEKLY;BYDAY=SA' },
      ],
    },
    evenings: {
      openings: [{ starts: '2026-01-05T19:00', minutes: 75, rrule: 'FREQ=WEEKLY;BYDAY=MO,WE,TH,SU' }],
      exceptions: [{ kind: 'closed', day: 9, from: '12:00', until: '24:00' }],
    },
    noons: { openings: [{ starts: '2026-01-06T12:00', minutes: 60, rrule: 'FREQ=WEEKLY;BYDAY=TU,TH' }] },
  },
  resources: {
    maya: { kind: 'staff', name: 'Maya', schedule: 'house' },
    noor: { kind: 'staff', name: 'Noor', schedule: 'house' },
    lev: { kind: 'staff', name: 'Lev', schedule: 'house' },
    hall: { kind: 'room', name: 'Hall', schedule: 'house' },
    small: { kind: 'room', name: 'Small room', schedule: 'house' },
  },
};
