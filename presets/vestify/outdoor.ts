// Vests worn as the outer layer: fleece and long sleeveless coats.
import { product } from './make.ts';
import { facts, say } from './words.ts';

export const outdoor = [
  product('outdoor', {
    slug: 'highland-fleece-vest', price: 99, colours: ['oat', 'stone', 'ivory'], ground: 'sage', sizes: ['xs', 's', 'm', 'l', 'xl', 'xxl'],
    garment: { cut: 'fleece', fabric: 'fleece', accent: '#3f5344' }, tints: { stone: { accent: '#22304d' }, ivory: { accent: '#b05230' } },
    title: say('Highland fleece vest', 'เสื้อกั๊กฟลีซไฮแลนด์', 'Áo gi-lê nỉ Highland', 'Флисовый жилет Highland', 'صدرية هايلاند من الفليس'),
    subtitle: say('Deep pile, contrast yoke', 'ขนหนา โย้คสีตัด', 'Lông dày, cầu vai tương phản', 'Густой ворс, контрастная кокетка', 'وبر كثيف وكتف متباين'),
    description: say('A deep pile made from forty bottles, with a smooth yoke that keeps a rucksack from rubbing.', 'ฟลีซขนหนาจากขวดสี่สิบใบ โย้คเรียบกันสายเป้เสียดสี', 'Lớp lông dày làm từ bốn mươi chai nhựa, cầu vai trơn giúp ba lô không cọ xát.', 'Густой ворс из сорока бутылок и гладкая кокетка, о которую не трётся рюкзак.', 'وبر كثيف من أربعين قارورة، وكتف أملس يمنع احتكاك حقيبة الظهر.'),
    attributes: facts('fleece', 'relaxed', 'machine'),
  }),
  product('outdoor', {
    slug: 'promenade-longline-vest', price: 239, colours: ['camel', 'ink', 'sage'], ground: 'blush',
    garment: { cut: 'longline', fabric: 'plain', lapel: 'peak', buttons: 2, belt: true },
    title: say('Promenade longline vest', 'เสื้อกั๊กยาวพรอเมอนาด', 'Áo gi-lê dáng dài Promenade', 'Удлинённый жилет Promenade', 'صدرية بروميناد الطويلة'),
    subtitle: say('A coat that let go of its sleeves', 'โค้ตที่ปล่อยแขนไป', 'Chiếc măng tô bỏ lại tay áo', 'Пальто, отпустившее рукава', 'معطف تخلّى عن أكمامه'),
    description: say('Brushed wool to the knee, belted, with a peak lapel that frames whatever is under it.', 'ขนแกะแปรงนุ่มยาวถึงเข่า คาดเข็มขัด ปกแหลมที่ขับชุดด้านในให้เด่น', 'Len chải dài đến gối, thắt đai, ve nhọn tôn lên mọi thứ bên trong.', 'Ворсистая шерсть до колена, пояс и острый лацкан, который обрамляет всё, что под ним.', 'صوف ممشّط حتى الركبة بحزام وياقة مدبّبة تؤطّر ما تحتها.'),
    attributes: facts('woolBlend', 'regular', 'dry'),
  }),
  product('outdoor', {
    slug: 'arcade-houndstooth-vest', price: 259, was: 310, colours: ['ivory', 'stone'], ground: 'stone', sizes: ['xs', 's', 'm', 'l'],
    garment: { cut: 'longline', fabric: 'houndstooth', lapel: 'notch', buttons: 3, metal: '#1d1d20' },
    title: say('Arcade houndstooth vest', 'เสื้อกั๊กยาวอาร์เคด ลายฟันหมา', 'Áo gi-lê dài Arcade răng sói', 'Длинный жилет Arcade «гусиная лапка»', 'صدرية أركيد الطويلة بنقشة الكاروهات'),
    subtitle: say('Large scale, long line', 'ลายใหญ่ ทรงยาว', 'Họa tiết lớn, dáng dài', 'Крупный рисунок, длинная линия', 'نقشة كبيرة وخط طويل'),
    description: say('Houndstooth blown up to the size of the street. Three horn-dark buttons, deep pockets, a straight fall.', 'ลายฟันหมาขยายใหญ่เท่าถนน กระดุมสีเขาสัตว์เข้มสามเม็ด กระเป๋าลึก ทิ้งตัวตรง', 'Họa tiết răng sói phóng lớn cỡ phố phường. Ba khuy sừng sẫm, túi sâu, dáng rủ thẳng.', 'Гусиная лапка, увеличенная до размеров улицы. Три тёмные роговые пуговицы, глубокие карманы, прямой силуэт.', 'كاروهات بحجم الشارع. ثلاثة أزرار داكنة كالقرن وجيوب عميقة وانسدال مستقيم.'),
    attributes: facts('woolBlend', 'relaxed', 'dry'),
  }),
];
