// Puffer gilets and quilted vests.
import { product } from './make.ts';
import { facts, say } from './words.ts';

export const padded = [
  product('padded', {
    slug: 'polar-down-gilet', price: 179, colours: ['rust', 'ivory', 'navy', 'ink'], ground: 'sky',
    garment: { cut: 'puffer', fabric: 'plain' }, sizes: ['xs', 's', 'm', 'l', 'xl', 'xxl'],
    title: say('Polar down gilet', 'เสื้อกั๊กขนเป็ดโพลาร์', 'Áo gi-lê lông vũ Polar', 'Пуховый жилет Polar', 'صدرية بولار المحشوّة بالريش'),
    subtitle: say('Warm core, free arms', 'อุ่นที่ตัว แขนขยับอิสระ', 'Ấm thân, tay tự do', 'Тепло корпусу, свобода рукам', 'دفء للجسم وحرية للذراعين'),
    description: say('Eight chambers of responsible down and a collar that stands up to wind. Packs into its own pocket.', 'แปดช่องขนเป็ดจากแหล่งที่รับผิดชอบ คอตั้งกันลม พับเก็บในกระเป๋าตัวเองได้', 'Tám khoang lông vũ có trách nhiệm và cổ đứng chắn gió. Gấp gọn vào chính túi áo.', 'Восемь секций этичного пуха и воротник, который держит ветер. Складывается в собственный карман.', 'ثمانية أقسام من الريش المسؤول وياقة تصمد أمام الريح. تُطوى داخل جيبها.'),
    attributes: facts('nylon', 'regular', 'machine'),
  }),
  product('padded', {
    slug: 'feather-light-gilet', price: 129, was: 159, colours: ['sage', 'sky', 'stone'], ground: 'ivory',
    garment: { cut: 'puffer', fabric: 'satin', metal: '#d6d2c8' },
    title: say('Feather light gilet', 'เสื้อกั๊กเฟเธอร์ น้ำหนักเบา', 'Áo gi-lê siêu nhẹ Feather', 'Лёгкий жилет Feather', 'صدرية فذر خفيفة'),
    subtitle: say('210 grams, all season', '210 กรัม ใส่ได้ทุกฤดู', '210 gam, mặc bốn mùa', '210 граммов, на любой сезон', '210 غرامات لكل الفصول'),
    description: say('A whisper of down in a soft-sheen shell. Wear it under a coat in winter and over a T-shirt when the evening turns.', 'ขนเป็ดบางเบาในผ้าเงานุ่ม ใส่ใต้โค้ตหน้าหนาว หรือทับเสื้อยืดยามค่ำที่อากาศเปลี่ยน', 'Một lớp lông vũ mỏng trong vỏ ánh nhẹ. Mặc trong áo khoác mùa đông hay ngoài áo thun khi chiều se lạnh.', 'Тонкий слой пуха в оболочке с мягким блеском. Зимой — под пальто, прохладным вечером — поверх футболки.', 'طبقة رقيقة من الريش في قماش ناعم اللمعة. تحت المعطف شتاءً وفوق التيشيرت حين يبرد المساء.'),
    attributes: facts('nylon', 'slim', 'machine'),
  }),
  product('padded', {
    slug: 'barn-quilted-vest', price: 139, colours: ['olive', 'navy', 'tobacco'], ground: 'sand',
    garment: { cut: 'quilted', fabric: 'diamond', accent: '#3d2f25' }, tints: { navy: { accent: '#7a5a3c' }, tobacco: { accent: '#2e211a' } },
    title: say('Barn quilted vest', 'เสื้อกั๊กบุนวมบาร์น', 'Áo gi-lê chần trám Barn', 'Стёганый жилет Barn', 'صدرية بارن المبطّنة'),
    subtitle: say('Diamond quilt, bound edges', 'เดินลายข้าวหลามตัด กุ๊นขอบ', 'Chần trám, viền mép', 'Стёжка ромбом, окантовка', 'تبطين معيّن وحواف مغلّفة'),
    description: say('Waxed cotton quilted in diamonds and bound in contrast. Snaps that close with one hand, pockets that hold a thermos.', 'ผ้าฝ้ายเคลือบแว็กซ์เดินลายข้าวหลามตัด กุ๊นขอบสีตัด กระดุมแป๊กติดมือเดียวได้ กระเป๋าใส่กระติกน้ำร้อนได้', 'Cotton phủ sáp chần ô trám, viền màu tương phản. Khuy bấm cài bằng một tay, túi vừa bình giữ nhiệt.', 'Вощёный хлопок со стёжкой ромбом и контрастной окантовкой. Кнопки застёгиваются одной рукой, в карман входит термос.', 'قطن مشمّع مبطّن بمعيّنات وحواف متباينة. كبسات تُغلق بيد واحدة وجيوب تتّسع لترمس.'),
    attributes: facts('quilted', 'relaxed', 'wipe'),
  }),
  product('padded', {
    slug: 'liner-snap-vest', price: 99, colours: ['sand', 'ink'], ground: 'clay',
    garment: { cut: 'quilted', fabric: 'diamond' },
    title: say('Liner snap vest', 'เสื้อกั๊กไลเนอร์กระดุมแป๊ก', 'Áo gi-lê lót Liner khuy bấm', 'Жилет-подстёжка Liner', 'صدرية لاينر بكبسات'),
    subtitle: say('The layer under everything', 'ชั้นในของทุกลุค', 'Lớp lót cho mọi trang phục', 'Слой подо всё', 'طبقة تحت كل شيء'),
    description: say('Collarless and thin, made to button inside a jacket or live on its own over a jumper.', 'ไม่มีปกและบาง ใส่ซ้อนในแจ็กเก็ตหรือใส่เดี่ยวทับสเวตเตอร์ก็ได้', 'Không cổ và mỏng, cài bên trong áo khoác hoặc mặc riêng ngoài áo len.', 'Тонкий, без воротника: пристёгивается под куртку или живёт сам по себе поверх джемпера.', 'رقيقة بلا ياقة، تُلبس داخل السترة أو وحدها فوق كنزة.'),
    attributes: facts('quilted', 'regular', 'machine'),
  }),
  product('padded', {
    slug: 'metro-short-puffer', price: 165, colours: ['plum', 'camel', 'charcoal'], ground: 'stone', sizes: ['xs', 's', 'm', 'l'],
    garment: { cut: 'puffer', fabric: 'twill', metal: '#c8ab6b' },
    title: say('Metro puffer vest', 'เสื้อกั๊กพัฟเฟอร์เมโทร', 'Áo gi-lê phao Metro', 'Дутый жилет Metro', 'صدرية مترو المنفوخة'),
    subtitle: say('Matt twill, brass zip', 'ทวิลด้าน ซิปทองเหลือง', 'Vải chéo mờ, khóa đồng', 'Матовый твил, латунная молния', 'تويل مطفي وسحّاب نحاسي'),
    description: say('A matt twill shell takes the shine out of the puffer and puts it in the zip. City weight, city colours.', 'ผ้าทวิลเนื้อด้านย้ายความเงาจากตัวเสื้อไปไว้ที่ซิป น้ำหนักและสีสำหรับคนเมือง', 'Vỏ vải chéo mờ, để độ bóng lại cho khóa kéo. Độ dày và màu sắc dành cho phố.', 'Матовый твил убирает блеск с ткани и отдаёт его молнии. Городской вес, городские цвета.', 'قماش تويل مطفي ينقل اللمعة من الصدرية إلى السحّاب. وزن مدينة وألوان مدينة.'),
    attributes: facts('nylon', 'regular', 'wipe'),
  }),
];
