// Blue Hour: a photography school in Saint Petersburg that teaches by courses, and looks at portfolios by the hour.
import { spread, still } from '../illustrator/still.ts';
import { camera, printsOnLine, printsOnTable, telephone, tray, tripod } from '../illustrator/things/photo.ts';
import type { PresetSeller } from '../preset.ts';
import { course, password, terms, times } from './make.ts';
import { facts, say } from './words.ts';

const russianAndEnglish = { name: facts.language, value: say('Russian, English', 'Русский, английский', 'الروسية والإنجليزية') };
const lessons = (count: number) => ({ name: facts.lessons, value: say(`${count}`, `${count}`, `${count}`) });

const products = [
  course({
    slug: 'light-first',
    category: 'photo',
    title: say('Light first', 'Сначала свет', 'الضوء أولًا'),
    subtitle: say('See it before you shoot it', 'Увидеть раньше, чем снять', 'أبصره قبل أن تصوّره'),
    description: say(
      'Five lessons about the only thing a camera records. Window light, street light, the hour after sunset; with a card for your pocket and a task after each lesson.',
      'Пять уроков о том единственном, что записывает камера. Свет из окна, свет улицы, час после заката; с карточкой для кармана и заданием после каждого урока.',
      'خمسة دروس عن الشيء الوحيد الذي تسجله الكاميرا. ضوء النافذة وضوء الشارع والساعة التي تلي الغروب، مع بطاقة للجيب وتمرين بعد كل درس.',
    ),
    attributes: [
      lessons(5),
      { name: facts.access, value: say('180 days, 3 devices', '180 дней, 3 устройства', '180 يومًا، 3 أجهزة') },
      { name: facts.level, value: say('Any camera, any level', 'Любая камера, любой уровень', 'أي كاميرا وأي مستوى') },
      russianAndEnglish,
    ],
    price: 290,
    was: 360,
    teaches: {
      windowDays: 180,
      deviceLimit: 3,
      viewLimit: null,
      viewScope: 'lesson',
      refundDays: 14,
      watermark: false,
      seatLimit: null,
      lessons: [
        { title: say('The window', 'Окно', 'النافذة'), film: 'window' },
        {
          title: say('A day without a camera', 'День без камеры', 'يوم بلا كاميرا'),
          body: say(
            'Leave the camera at home for one day. Write down ten places where light did something: a stripe on a wall, a face by a fridge, steam. You will shoot three of them tomorrow.',
            'Оставьте камеру дома на один день. Запишите десять мест, где свет что-то сделал: полоса на стене, лицо у холодильника, пар. Завтра снимете три из них.',
            'اترك الكاميرا في البيت يومًا واحدًا. دوّن عشرة مواضع فعل فيها الضوء شيئًا: خط على جدار، وجه عند الثلاجة، بخار. غدًا تصوّر ثلاثة منها.',
          ),
        },
        { title: say('The street', 'Улица', 'الشارع'), film: 'street' },
        { title: say('Exposure card', 'Карточка экспозиции', 'بطاقة التعريض'), document: 'exposure-card.pdf' },
        {
          title: say('The blue hour', 'Синий час', 'الساعة الزرقاء'),
          body: say(
            'It lasts twenty minutes. Be there before it, put the camera on something that does not move, and expose for the sky. The windows will take care of themselves.',
            'Он длится двадцать минут. Придите раньше, поставьте камеру на что-нибудь неподвижное и экспонируйте по небу. Окна справятся сами.',
            'تدوم عشرين دقيقة. كن هناك قبلها، وضع الكاميرا على شيء لا يتحرك، واضبط التعريض على السماء. أما النوافذ فتتدبّر أمرها.',
          ),
        },
      ],
    },
    draw: () => [
      still('stone', [{ thing: camera('#33312f'), x: 600, y: 1280, scale: 1.2 }], { back: 'window' }),
      still('stone', [{ thing: camera('#33312f'), x: 600, y: 1280, scale: 1.2 }], { back: 'window', near: [280, 620, 640] }),
    ],
  }),
  course({
    slug: 'telephone-photography',
    category: 'photo',
    title: say('The camera in your pocket', 'Камера в кармане', 'الكاميرا التي في جيبك'),
    subtitle: say('A telephone is enough', 'Телефона достаточно', 'الهاتف يكفي'),
    description: say(
      'How to hold it, where to put the horizon, when to lock the light, and which of four hundred pictures to keep.',
      'Как держать, куда поставить горизонт, когда зафиксировать экспозицию и какие из четырёхсот снимков оставить.',
      'كيف تمسكه وأين تضع الأفق ومتى تثبّت الإضاءة وأي الصور الأربعمئة تحتفظ بها.',
    ),
    attributes: [
      lessons(3),
      { name: facts.access, value: say('For good, each lesson ten times', 'Навсегда, каждый урок десять раз', 'دائم، كل درس عشر مرات') },
      { name: facts.level, value: say('Beginners', 'Для начинающих', 'للمبتدئين') },
      russianAndEnglish,
    ],
    price: 120,
    teaches: {
      windowDays: null,
      deviceLimit: 5,
      viewLimit: 10,
      viewScope: 'lesson',
      refundDays: 7,
      watermark: false,
      seatLimit: null,
      lessons: [
        { title: say('Thirds', 'Трети', 'قاعدة الأثلاث'), film: 'thirds' },
        {
          title: say('Lock the light', 'Зафиксируйте свет', 'ثبّت الضوء'),
          body: say(
            'Touch the brightest part you want to keep and hold until the lock appears. Now move: the telephone has stopped changing its mind.',
            'Коснитесь самого светлого места, которое хотите сохранить, и держите, пока не появится замок. Теперь двигайтесь: телефон перестал передумывать.',
            'المس أسطع موضع تريد الاحتفاظ به وأبق إصبعك حتى يظهر القفل. تحرّك الآن: كفّ الهاتف عن تغيير رأيه.',
          ),
        },
        {
          title: say('Keep one', 'Оставьте один', 'احتفظ بواحدة'),
          body: say(
            'Of every ten pictures delete nine. If you can’t choose, none of them is it: go back tomorrow.',
            'Из каждых десяти снимков удалите девять. Не можете выбрать — значит, нужного среди них нет: вернитесь завтра.',
            'من كل عشر صور احذف تسعًا. وإن لم تستطع الاختيار فليست بينها: عُد غدًا.',
          ),
        },
      ],
    },
    draw: () => [
      still('clay', [{ thing: telephone, x: 600, y: 1310, scale: 1.08 }]),
      still('clay', [{ thing: telephone, x: 600, y: 1310, scale: 1.08 }], { near: [340, 420, 520] }),
    ],
  }),
  course({
    slug: 'darkroom-notes',
    category: 'photo',
    title: say('Darkroom notes', 'Записки из тёмной комнаты', 'ملاحظات الغرفة المظلمة'),
    subtitle: say('Contact sheets, marked with your name', 'Контактные листы с вашим именем', 'أوراق تماس تحمل اسمك'),
    description: say(
      'Scans of the school’s own contact sheets with the pencil marks left on: what was chosen, what was not, and why. Each sheet carries your name, so please keep them to yourself.',
      'Сканы контактных листов школы с карандашными пометками: что выбрали, что нет и почему. На каждом листе ваше имя, поэтому не передавайте их другим.',
      'نسخ من أوراق التماس الخاصة بالمدرسة وعليها علامات القلم: ما اختير وما تُرك ولماذا. على كل ورقة اسمك، فاحتفظ بها لنفسك.',
    ),
    attributes: [
      lessons(3),
      { name: facts.access, value: say('90 days, 2 devices', '90 дней, 2 устройства', '90 يومًا، جهازان') },
      { name: facts.level, value: say('Advanced', 'Для опытных', 'للمتقدمين') },
      russianAndEnglish,
    ],
    price: 210,
    teaches: {
      windowDays: 90,
      deviceLimit: 2,
      viewLimit: 20,
      viewScope: 'course',
      refundDays: 0,
      watermark: true,
      seatLimit: 40,
      lessons: [
        {
          title: say('How to read a contact sheet', 'Как читать контактный лист', 'كيف تُقرأ ورقة التماس'),
          body: say(
            'From left to right a photographer walks around a subject. Find the frame where they knew, and count how many they took after it.',
            'Слева направо фотограф обходит предмет. Найдите кадр, на котором он понял, и посчитайте, сколько снял после.',
            'من اليسار إلى اليمين يدور المصوّر حول موضوعه. جد اللقطة التي أدرك عندها، وعُدّ كم التقط بعدها.',
          ),
        },
        { title: say('Sheet 12: the courtyard', 'Лист 12: двор', 'الورقة 12: الفناء'), document: 'sheet-12.jpg' },
        { title: say('Sheet 31: the harbour', 'Лист 31: гавань', 'الورقة 31: المرفأ'), document: 'sheet-31.jpg' },
      ],
    },
    draw: () => [
      still(
        'ink',
        [
          { thing: printsOnLine(4), x: 600, y: 260, scale: 1.12 },
          { thing: tray, x: 600, y: 1290, scale: 1.15 },
        ],
        { back: 'none' },
      ),
      still('ink', [{ thing: tray, x: 600, y: 1290, scale: 1.15 }], { back: 'none', near: [220, 900, 760] }),
    ],
  }),
  times({
    slug: 'portfolio-review',
    category: 'photo',
    title: say('Portfolio review', 'Разбор портфолио', 'مراجعة ملف أعمال'),
    subtitle: say('Forty-five minutes, twenty pictures', 'Сорок пять минут, двадцать снимков', 'خمس وأربعون دقيقة وعشرون صورة'),
    description: say(
      'You send twenty pictures, we look at them together over video, and you leave with an order for twelve of them.',
      'Вы присылаете двадцать снимков, мы смотрим их вместе по видеосвязи, и в конце у вас есть порядок для двенадцати.',
      'ترسل عشرين صورة ونراها معًا عبر الفيديو، وتخرج بترتيب لاثنتي عشرة منها.',
    ),
    attributes: [
      { name: facts.duration, value: say('45 minutes', '45 минут', '45 دقيقة') },
      { name: facts.place, value: say('Online', 'Онлайн', 'عبر الإنترنت') },
      russianAndEnglish,
    ],
    price: 260,
    service: {
      durationMinutes: 45,
      stepMinutes: 60,
      leadMinutes: 48 * 60,
      horizonDays: 60,
      afterMinutes: 15,
      policy: terms({
        cancel: [
          [72, 20],
          [24, 100],
        ],
        moveUntilHours: 24,
        moves: 1,
        noShowPercent: 100,
      }),
      needs: [['vera', 'timur']],
    },
    draw: () => [
      still('sand', [{ thing: printsOnTable, x: 600, y: 1330, scale: 1.5 }], { back: 'window' }),
      still('sand', [{ thing: printsOnTable, x: 600, y: 1330, scale: 1.5 }], { near: [200, 1000, 620] }),
    ],
  }),
  times({
    slug: 'portrait-walk',
    category: 'workshops',
    title: say('Portrait walk', 'Портретная прогулка', 'جولة تصوير بورتريه'),
    subtitle: say('Six people take each other’s picture', 'Шестеро снимают друг друга', 'ستة أشخاص يصوّر بعضهم بعضًا'),
    description: say(
      'Along the canals at the hour the school is named after. Bring any camera and a face; a tripod is there.',
      'Вдоль каналов в тот самый час, по которому названа школа. Нужны любая камера и лицо; штатив есть.',
      'على طول القنوات في الساعة التي سُمّيت بها المدرسة. أحضر أي كاميرا ووجهًا، والحامل موجود.',
    ),
    attributes: [
      { name: facts.duration, value: say('2 hours', '2 часа', 'ساعتان') },
      { name: facts.group, value: say('Up to six', 'До шести человек', 'حتى ستة أشخاص') },
      {
        name: facts.place,
        value: say('Griboyedov canal, Saint Petersburg', 'Санкт-Петербург, канал Грибоедова', 'قناة غريبويدوف، سانت بطرسبرغ'),
      },
      { name: facts.bring, value: say('Any camera', 'Любую камеру', 'أي كاميرا') },
    ],
    price: 150,
    service: {
      durationMinutes: 120,
      stepMinutes: 30,
      leadMinutes: 180,
      horizonDays: 45,
      capacity: 6,
      schedule: 'walks',
      policy: terms({
        cancel: [
          [24, 50],
          [3, 100],
        ],
        moveUntilHours: 3,
        moves: 2,
        noShowPercent: 100,
      }),
      needs: [['timur', 'vera']],
    },
    draw: () => [
      still('sky', [{ thing: tripod(camera('#5b3a29')), x: 600, y: 1340, scale: 1.25 }], { back: 'sun' }),
      still('sky', [{ thing: tripod(camera('#5b3a29')), x: 600, y: 1340, scale: 1.25 }], { back: 'sun', near: [280, 100, 640] }),
    ],
  }),
];

export const photoSchool: PresetSeller = {
  slug: 'blue-hour-school',
  name: 'Blue Hour Photo School',
  country: 'RU',
  zone: 'Europe/Moscow',
  users: [{ email: 'photo@snail.test', name: 'Vera Neva', password, role: 'owner' }],
  face: {
    tagline: say('Twenty minutes a day are enough', 'Двадцати минут в день достаточно', 'تكفي عشرون دقيقة في اليوم'),
    story: say(
      'Vera printed for other photographers for twelve years; Timur taught mathematics. Together they explain light without a single formula, and with a darkroom that still smells of vinegar.',
      'Вера двенадцать лет печатала для других фотографов, Тимур преподавал математику. Вместе они объясняют свет без единой формулы — и с тёмной комнатой, которая всё ещё пахнет уксусом.',
      'طبعت فيرا صور غيرها اثني عشر عامًا، ودرّس تيمور الرياضيات. ومعًا يشرحان الضوء بلا معادلة واحدة، ومع غرفة مظلمة ما زالت تفوح برائحة الخل.',
    ),
    city: say('Saint Petersburg', 'Санкт-Петербург', 'سانت بطرسبرغ'),
    colour: '#3d5a80',
    picture: () =>
      spread('sky', [
        { thing: camera('#33312f'), x: 420, y: 800, scale: 0.82 },
        { thing: telephone, x: 930, y: 830, scale: 0.55 },
      ]),
  },
  products,
  taxes: [
    { country: 'AE', name: 'VAT', rateBasisPoints: 500 },
    { country: 'RU', name: 'НДС', rateBasisPoints: 500 },
  ],
  shipping: [],
  schedules: {
    vera: { openings: [{ starts: '2026-01-05T11:00', minutes: 420, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,TH,SA' }] },
    timur: {
      openings: [{ starts: '2026-01-05T12:00', minutes: 600, rrule: 'FREQ=WEEKLY;BYDAY=TU,WE,FR,SA,SU' }],
      exceptions: [{ kind: 'closed', day: 6, from: '00:00', until: '24:00' }],
    },
    walks: { openings: [{ starts: '2026-01-03T16:00', minutes: 120, rrule: 'FREQ=WEEKLY;BYDAY=SA,SU' }] },
  },
  resources: {
    vera: { kind: 'staff', name: 'Vera', schedule: 'vera' },
    timur: { kind: 'staff', name: 'Timur', schedule: 'timur' },
  },
};
