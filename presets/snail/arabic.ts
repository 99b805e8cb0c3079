// Layla Haddad: Arabic by the hour, in a small circle, or alone with the letters.
import { spread, still } from '../illustrator/still.ts';
import { board, books, inkwell, openBook, talk } from '../illustrator/things/study.ts';
import { plant } from '../illustrator/things/yoga.ts';
import type { PresetSeller, PresetService } from '../preset.ts';
import { course, password, terms, times } from './make.ts';
import { facts, say } from './words.ts';

const online = { name: facts.place, value: say('Online', 'Онлайн', 'عبر الإنترنت') };
const spoken = { name: facts.language, value: say('In English or Russian', 'На английском или русском', 'بالإنجليزية أو الروسية') };

const lesson = (durationMinutes: number): PresetService => ({
  durationMinutes,
  stepMinutes: 30,
  leadMinutes: 6 * 60,
  horizonDays: 60,
  afterMinutes: 15,
  policy: terms({
    cancel: [
      [24, 50],
      [4, 100],
    ],
    moveUntilHours: 4,
    moves: 3,
    noShowPercent: 100,
  }),
  needs: [['layla']],
});

const products = [
  times({
    slug: 'arabic-lesson',
    category: 'languages',
    title: say('Arabic lesson', 'Урок арабского', 'درس عربية'),
    subtitle: say('One to one, at your pace', 'Один на один, в вашем темпе', 'فرديًا وعلى مهلك'),
    description: say(
      'Modern Standard or the Arabic of Amman, your choice. After each hour you get a page with what you said wrong, in your own words, corrected.',
      'Литературный арабский или речь Аммана — на выбор. После каждого часа вы получаете страницу: ваши ошибки вашими же словами, исправленные.',
      'الفصحى أو لهجة عمّان كما تختار. وبعد كل ساعة تصلك صفحة بأخطائك بكلماتك أنت، مصحّحة.',
    ),
    attributes: [online, spoken, { name: facts.level, value: say('Any', 'Любой', 'أي مستوى') }],
    by: {
      option: 'duration',
      values: [
        { code: '60', name: say('60 min', '60 мин', '60 د'), price: 140, service: lesson(60) },
        { code: '90', name: say('90 min', '90 мин', '90 د'), price: 195, service: lesson(90) },
      ],
    },
    draw: () => [
      still('ivory', [
        { thing: openBook, x: 580, y: 1340, scale: 1.15 },
        { thing: inkwell('#2f5f59'), x: 960, y: 1170, scale: 0.9 },
      ]),
      still('ivory', [{ thing: inkwell('#2f5f59'), x: 560, y: 1300, scale: 1.6 }], { back: 'window' }),
    ],
  }),
  times({
    slug: 'conversation-circle',
    category: 'languages',
    title: say('Conversation circle', 'Разговорный клуб', 'حلقة محادثة'),
    subtitle: say('Six people, one rule: no English', 'Шестеро и одно правило: ни слова по-русски', 'ستة أشخاص وقاعدة واحدة: بالعربية فقط'),
    description: say(
      'An hour about one thing: bread, rain, a letter from a neighbour. For those who know some six hundred words and are afraid to use them.',
      'Час об одном: хлеб, дождь, письмо соседа. Для тех, кто знает слов шестьсот и боится ими пользоваться.',
      'ساعة عن شيء واحد: الخبز أو المطر أو رسالة من جار. لمن يعرف نحو ستمئة كلمة ويخاف أن يستعملها.',
    ),
    attributes: [
      { name: facts.duration, value: say('60 minutes', '60 минут', '60 دقيقة') },
      { name: facts.group, value: say('Up to six', 'До шести человек', 'حتى ستة أشخاص') },
      online,
    ],
    price: 45,
    service: {
      durationMinutes: 60,
      stepMinutes: 60,
      leadMinutes: 60,
      horizonDays: 60,
      capacity: 6,
      schedule: 'circles',
      autoConfirm: true,
      policy: terms({ cancel: [[6, 100]], moveUntilHours: 6, moves: 4, noShowPercent: 100 }),
      needs: [['layla']],
    },
    draw: () => [
      still('sage', [{ thing: talk('#2f5f59', '#b5533c'), x: 600, y: 1240, scale: 1.05 }], { back: 'none' }),
      still('sage', [
        { thing: books('#8f3f33', '#2f5f59', '#c58a3d', '#3d5a80'), x: 540, y: 1290, scale: 1.1 },
        { thing: plant('#56724f', '#b8764f'), x: 980, y: 1180, scale: 0.9 },
      ]),
    ],
  }),
  course({
    slug: 'arabic-letters-in-ten-evenings',
    category: 'languages',
    title: say('The letters in ten evenings', 'Буквы за десять вечеров', 'الحروف في عشر أمسيات'),
    subtitle: say('Read your first street sign', 'Прочитайте первую вывеску', 'اقرأ أول لافتة'),
    description: say(
      'Twenty-eight letters in groups that look alike, each with its four faces, a film of the pen and a page to practise on. With a certificate at the end.',
      'Двадцать восемь букв группами похожих, у каждой четыре облика, фильм о движении пера и страница для упражнений. В конце — сертификат.',
      'ثمانية وعشرون حرفًا في مجموعات متشابهة، لكل منها أربع صور وفيلم لحركة القلم وصفحة للتمرين. وشهادة في الختام.',
    ),
    attributes: [
      { name: facts.lessons, value: say('5, with a workbook', '5, с прописями', '5، مع كراسة') },
      { name: facts.access, value: say('One year', 'Один год', 'سنة واحدة') },
      { name: facts.level, value: say('From nothing', 'С нуля', 'من الصفر') },
      spoken,
    ],
    price: 190,
    teaches: {
      windowDays: 365,
      deviceLimit: 3,
      viewLimit: null,
      viewScope: 'lesson',
      refundDays: 14,
      watermark: false,
      seatLimit: null,
      lessons: [
        {
          title: say('From right to left', 'Справа налево', 'من اليمين إلى اليسار'),
          body: say(
            'Letters hold hands with their neighbours. Most hold both, six never take the hand on their left: ا د ذ ر ز و. Learn those six first and half of reading is done.',
            'Буквы держатся за руки с соседями. Большинство — с обоими, а шесть никогда не подают руку налево: ا د ذ ر ز و. Выучите сначала эти шесть — и половина чтения позади.',
            'الحروف تمسك أيدي جاراتها. أكثرها يمسك من الجهتين، وستة لا تمدّ يدها إلى اليسار أبدًا: ا د ذ ر ز و. تعلّمها أولًا وقد قطعت نصف الطريق.',
          ),
        },
        { title: say('The pen', 'Перо', 'القلم'), film: 'letters' },
        { title: say('Workbook', 'Прописи', 'الكراسة'), document: 'letters-practice.pdf' },
        {
          title: say('Dots', 'Точки', 'النقاط'),
          body: say(
            'ب ت ث are one boat with one, two, three dots. Cover the dots and you have learnt three letters at the price of one.',
            'ب ت ث — одна лодка с одной, двумя и тремя точками. Закройте точки — и вы выучили три буквы по цене одной.',
            'ب ت ث قارب واحد بنقطة ونقطتين وثلاث. غطِّ النقاط تجد أنك تعلمت ثلاثة حروف بثمن واحد.',
          ),
        },
        {
          title: say('Listen to the alphabet', 'Послушайте алфавит', 'استمع إلى الأبجدية'),
          url: 'https://en.wikipedia.org/wiki/Arabic_alphabet',
          required: false,
        },
      ],
    },
    draw: () => [
      still(
        'sand',
        [
          { thing: board([0, 1, 2, 3, 4, 5]), x: 600, y: 930, scale: 1.02 },
          { thing: books('#8f3f33', '#2f5f59', '#c58a3d'), x: 600, y: 1340, scale: 1 },
        ],
        { back: 'none' },
      ),
      still(
        'sand',
        [
          { thing: openBook, x: 600, y: 1330, scale: 1.15 },
          { thing: books('#8f3f33', '#2f5f59'), x: 880, y: 1110, scale: 0.7 },
        ],
        { back: 'sun' },
      ),
    ],
  }),
];

export const tutor: PresetSeller = {
  slug: 'layla-arabic',
  name: 'Layla Haddad, Arabic',
  country: 'JO',
  zone: 'Asia/Amman',
  users: [{ email: 'arabic@snail.test', name: 'Layla Haddad', password, role: 'owner' }],
  face: {
    tagline: say('You will make mistakes, and be understood', 'Вы будете ошибаться, и вас поймут', 'ستخطئ وسيُفهم كلامك'),
    story: say(
      'Layla has taught diplomats, nurses and one very determined grandmother. She answers in the language you try, at the speed you asked, and never finishes a sentence for you.',
      'Лейла учила дипломатов, медсестёр и одну очень решительную бабушку. Она отвечает на том языке, на котором вы пробуете, с той скоростью, о которой вы просили, и никогда не договаривает за вас.',
      'علّمت ليلى دبلوماسيين وممرضات وجدّة عازمة جدًا. تجيبك باللغة التي تحاولها وبالسرعة التي طلبتها، ولا تُكمل جملتك عنك أبدًا.',
    ),
    city: say('Amman', 'Амман', 'عمّان'),
    colour: '#2f5f59',
    picture: () =>
      spread(
        'ivory',
        [
          { thing: board([0, 1, 2, 3, 4, 5]), x: 380, y: 560, scale: 0.6 },
          { thing: openBook, x: 820, y: 850, scale: 0.62 },
          { thing: inkwell('#2f5f59'), x: 1060, y: 730, scale: 0.58 },
          { thing: books('#8f3f33', '#c58a3d', '#3d5a80'), x: 330, y: 830, scale: 0.58 },
        ],
        'none',
      ),
  },
  products,
  taxes: [{ country: 'AE', name: 'VAT', rateBasisPoints: 500 }],
  shipping: [],
  schedules: {
    layla: {
      openings: [
        { starts: '2026-01-04T09:00', minutes: 240, rrule: 'FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH' },
        { starts: '2026-01-04T16:00', minutes: 300, rrule: 'FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH' },
      ],
      exceptions: [
        { kind: 'closed', day: 4, from: '09:00', until: '13:00' },
        { kind: 'open', day: 7, from: '18:00', until: '20:00' },
      ],
    },
    circles: { openings: [{ starts: '2026-01-05T19:00', minutes: 60, rrule: 'FREQ=WEEKLY;BYDAY=MO,WE' }] },
  },
  resources: { layla: { kind: 'staff', name: 'Layla', schedule: 'layla' } },
};
