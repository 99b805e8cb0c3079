// Knitted vests.
import { product } from './make.ts';
import { facts, say } from './words.ts';

export const knitwear = [
  product('knitwear', {
    slug: 'aran-cable-vest', price: 135, colours: ['ivory', 'oat', 'moss'], ground: 'sage',
    garment: { cut: 'knit', fabric: 'cable' },
    title: say('Aran cable vest', 'เสื้อกั๊กไหมพรมอารัน ลายเกลียว', 'Áo gi-lê len Aran vặn thừng', 'Жилет Aran с косами', 'صدرية آران بالضفائر'),
    subtitle: say('Hand-finished cables', 'เก็บลายเกลียวด้วยมือ', 'Vặn thừng hoàn thiện thủ công', 'Косы с ручной отделкой', 'ضفائر مشطّبة يدويًا'),
    description: say('Deep cables that hold their relief for years, a ribbed V and a hem that sits where it should.', 'ลายเกลียวลึกที่คงรูปนานหลายปี คอวีริบ และชายเสื้อที่อยู่ตรงจุดพอดี', 'Thừng nổi sâu giữ dáng nhiều năm, cổ V bo gân và gấu áo nằm đúng chỗ.', 'Глубокие косы годами держат рельеф, V-вырез в резинку и низ, который сидит на своём месте.', 'ضفائر عميقة تحافظ على بروزها سنوات، وياقة V مضلّعة وحاشية تستقر في مكانها.'),
    attributes: facts('merino', 'regular', 'hand'),
  }),
  product('knitwear', {
    slug: 'links-argyle-vest', price: 115, was: 140, colours: ['navy', 'burgundy', 'stone'], ground: 'ivory',
    garment: { cut: 'knit', fabric: 'argyle', accent: '#c9a25a' }, tints: { burgundy: { accent: '#d9b48a' }, stone: { accent: '#3f5344' } },
    title: say('Links argyle vest', 'เสื้อกั๊กลิงก์ส ลายอาร์ไกล์', 'Áo gi-lê len Links quả trám', 'Жилет Links с ромбами', 'صدرية لينكس بمعيّنات أرغايل'),
    subtitle: say('Intarsia, not printed', 'ถักลายจริง ไม่ใช่พิมพ์', 'Dệt họa tiết, không in', 'Интарсия, а не печать', 'نقشة محبوكة لا مطبوعة'),
    description: say('Each diamond is knitted in, so the back is as neat as the front. A vest that got off the golf course.', 'ถักข้าวหลามตัดทุกรูปลงในผืนผ้า ด้านหลังจึงเรียบร้อยเท่าด้านหน้า เสื้อกั๊กที่ก้าวออกจากสนามกอล์ฟ', 'Từng ô trám được dệt vào len nên mặt trái gọn như mặt phải. Chiếc gi-lê đã rời sân golf.', 'Каждый ромб ввязан, поэтому изнанка так же аккуратна, как лицо. Жилет, который ушёл с поля для гольфа.', 'كل معيّن محبوك في النسيج، فالظهر أنيق كالوجه. صدرية غادرت ملعب الغولف.'),
    attributes: facts('merino', 'regular', 'hand'),
  }),
  product('knitwear', {
    slug: 'waffle-crew-vest', price: 89, colours: ['burgundy', 'oat', 'indigo'], ground: 'blush',
    garment: { cut: 'knit', fabric: 'waffle', neck: 'crew' },
    title: say('Waffle crew vest', 'เสื้อกั๊กวาฟเฟิลคอกลม', 'Áo gi-lê dệt tổ ong cổ tròn', 'Жилет вафельной вязки', 'صدرية وافل بياقة مستديرة'),
    subtitle: say('Thick cotton, round neck', 'ฝ้ายหนา คอกลม', 'Cotton dày, cổ tròn', 'Плотный хлопок, круглый вырез', 'قطن سميك وياقة مستديرة'),
    description: say('Organic cotton in a deep waffle that breathes in the heat and layers in the cold.', 'ฝ้ายออร์แกนิกลายวาฟเฟิลลึก ระบายอากาศยามร้อน ซ้อนชั้นได้ยามหนาว', 'Cotton hữu cơ dệt tổ ong nổi, thoáng khi nóng, dễ phối lớp khi lạnh.', 'Органический хлопок глубокой вафельной вязки дышит в жару и хорош слоем в холод.', 'قطن عضوي بحبكة وافل عميقة تتنفّس في الحر وتتراكب في البرد.'),
    attributes: facts('cottonKnit', 'relaxed', 'machine'),
  }),
  product('knitwear', {
    slug: 'isle-pattern-vest', price: 159, colours: ['navy', 'tobacco'], ground: 'stone',
    garment: { cut: 'knit', fabric: 'fairisle', accent: '#c4703e', neck: 'crew' }, tints: { tobacco: { accent: '#7fa08c' } },
    title: say('Isle pattern vest', 'เสื้อกั๊กลายเกาะเหนือ', 'Áo gi-lê len họa tiết Isle', 'Жилет с северным узором Isle', 'صدرية آيل بنقوش الجزر'),
    subtitle: say('Four colours a row', 'สี่สีต่อแถว', 'Bốn màu mỗi hàng', 'Четыре цвета в ряду', 'أربعة ألوان في الصف'),
    description: say('Bands of small stars and diamonds, stranded in the old way from merino that does not scratch.', 'แถบลายดาวและข้าวหลามตัดเล็ก ๆ ถักแบบดั้งเดิมจากเมอริโนที่ไม่คัน', 'Những dải sao và trám nhỏ, đan theo lối xưa bằng len merino không ngứa.', 'Полосы звёздочек и ромбов, связанные по-старинному из мериноса, который не колется.', 'أشرطة من النجوم والمعيّنات الصغيرة، محبوكة بالطريقة القديمة من ميرينو لا يحكّ.'),
    attributes: facts('merino', 'regular', 'hand'),
  }),
  product('knitwear', {
    slug: 'fine-rib-vest', price: 95, colours: ['ink', 'camel', 'sky', 'sage'], ground: 'clay', sizes: ['xs', 's', 'm', 'l'],
    garment: { cut: 'knit', fabric: 'rib' },
    title: say('Fine rib vest', 'เสื้อกั๊กริบเนื้อละเอียด', 'Áo gi-lê gân mịn', 'Жилет в тонкую резинку', 'صدرية مضلّعة ناعمة'),
    subtitle: say('Extra-fine merino', 'เมอริโนละเอียดพิเศษ', 'Merino siêu mịn', 'Сверхтонкий меринос', 'ميرينو فائق النعومة'),
    description: say('A narrow rib that follows the body and slips under a blazer without a crease.', 'ริบเส้นเล็กแนบตัว สอดใต้เบลเซอร์ได้โดยไม่ยับ', 'Gân nhỏ ôm dáng, mặc trong blazer không nhăn.', 'Узкая резинка повторяет фигуру и не морщит под блейзером.', 'تضليع دقيق يتبع الجسم وينساب تحت السترة بلا تجاعيد.'),
    attributes: facts('merino', 'slim', 'hand'),
  }),
];
