// Words that several sellers share, in the three languages of the marketplace.
import type { LocalText } from '../preset.ts';

/** A text in the languages of the marketplace: English, Russian, Arabic. */
export const say = (en: string, ru: string, ar: string): LocalText => ({ en, ru, ar });

export const colours = {
  cognac: { hex: '#a8662f', name: say('Cognac', 'Коньячный', 'كونياك') },
  espresso: { hex: '#5b3a29', name: say('Espresso', 'Эспрессо', 'إسبريسو') },
  black: { hex: '#2e2926', name: say('Black', 'Чёрный', 'أسود') },
  moss: { hex: '#43513d', name: say('Moss', 'Моховой', 'طحلبي') },
  sage: { hex: '#7c8f6b', name: say('Sage', 'Шалфей', 'مريمي') },
  clay: { hex: '#b0785f', name: say('Clay', 'Глина', 'طيني') },
  plum: { hex: '#6f5570', name: say('Plum', 'Сливовый', 'برقوقي') },
  porcelain: { hex: '#eef0ea', name: say('Porcelain', 'Фарфор', 'خزفي') },
  celadon: { hex: '#b7c9b9', name: say('Celadon', 'Селадон', 'سيلادون') },
} as const;
export type Colour = keyof typeof colours;

export const facts = {
  material: say('Material', 'Материал', 'الخامة'),
  size: say('Size', 'Размер', 'المقاس'),
  care: say('Care', 'Уход', 'العناية'),
  origin: say('Origin', 'Происхождение', 'المنشأ'),
  harvest: say('Harvest', 'Сбор', 'موسم القطاف'),
  brewing: say('Brewing', 'Заваривание', 'التحضير'),
  duration: say('Duration', 'Длительность', 'المدة'),
  place: say('Place', 'Где', 'المكان'),
  group: say('Group', 'Группа', 'المجموعة'),
  level: say('Level', 'Уровень', 'المستوى'),
  language: say('Language', 'Язык', 'اللغة'),
  lessons: say('Lessons', 'Уроки', 'الدروس'),
  access: say('Access', 'Доступ', 'مدة الوصول'),
  bring: say('Bring', 'С собой', 'أحضر معك'),
  contents: say('Contents', 'Состав', 'المكوّنات'),
};

/** Names of the options that products come in. */
export const optionNames = {
  colour: say('Colour', 'Цвет', 'اللون'),
  waist: say('Waist', 'Обхват талии', 'محيط الخصر'),
  chest: say('Chest', 'Обхват груди', 'محيط الصدر'),
  weight: say('Weight', 'Вес', 'الوزن'),
  length: say('Hair', 'Волосы', 'الشعر'),
  duration: say('Duration', 'Длительность', 'المدة'),
};

export const courier = say('Courier', 'Курьер', 'مندوب توصيل');
export const post = say('Parcel abroad', 'Посылка за рубеж', 'طرد دولي');
