// Tailored waistcoats.
import { product } from './make.ts';
import { facts, say } from './words.ts';

export const tailored = [
  product('tailored', {
    slug: 'harlow-herringbone-waistcoat', price: 149, colours: ['charcoal', 'tobacco', 'navy'], ground: 'ivory',
    garment: { cut: 'waistcoat', fabric: 'herringbone' }, sizes: ['xs', 's', 'm', 'l', 'xl', 'xxl'],
    title: say('Harlow herringbone waistcoat', 'เสื้อกั๊กฮาร์โลว์ ลายก้างปลา', 'Áo gi-lê Harlow vân xương cá', 'Жилет Harlow «ёлочка»', 'صدرية هارلو بنقشة متعرّجة'),
    subtitle: say('Five buttons, clean front', 'กระดุมห้าเม็ด หน้าเรียบ', 'Năm khuy, thân trước gọn gàng', 'Пять пуговиц, чистая линия', 'خمسة أزرار وواجهة نظيفة'),
    description: say('Our first pattern and still our best. Mid-weight wool woven in a fine herringbone, darted to follow the body, with a half belt at the back that you set once and forget.', 'แพตเทิร์นแรกของเราและยังดีที่สุด ขนแกะน้ำหนักกลางทอลายก้างปลาละเอียด เข้าเกล็ดตามสรีระ มีสายคาดหลังปรับครั้งเดียวแล้วใส่ได้ตลอด', 'Mẫu rập đầu tiên và vẫn là mẫu đẹp nhất của chúng tôi. Len dày vừa dệt vân xương cá mịn, chiết eo theo dáng người, đai lưng chỉnh một lần là xong.', 'Наш первый крой и до сих пор лучший. Шерсть средней плотности в мелкую ёлочку, вытачки по фигуре и хлястик на спине, который достаточно подогнать один раз.', 'أول باترون لدينا وما زال الأفضل. صوف متوسط الوزن بنسج متعرّج ناعم، وبنسات تتبع الجسم، وحزام خلفي تضبطه مرة واحدة وتنساه.'),
    attributes: facts('wool', 'slim', 'dry'),
  }),
  product('tailored', {
    slug: 'linden-linen-waistcoat', price: 119, was: 145, colours: ['oat', 'sage', 'sky'], ground: 'sky',
    garment: { cut: 'waistcoat', fabric: 'linen' },
    title: say('Linden linen waistcoat', 'เสื้อกั๊กลินินลินเดน', 'Áo gi-lê lanh Linden', 'Льняной жилет Linden', 'صدرية ليندن من الكتّان'),
    subtitle: say('Unlined for hot days', 'ไม่มีซับใน สำหรับวันร้อน', 'Không lót, cho ngày nóng', 'Без подкладки для жары', 'بلا بطانة للأيام الحارة'),
    description: say('Dry, airy linen that softens with every wash. Unlined, with bound seams inside, so it looks as tidy open as it does buttoned.', 'ลินินโปร่งเบาที่นุ่มขึ้นทุกครั้งที่ซัก ไม่มีซับในแต่กุ๊นตะเข็บด้านใน เปิดหรือติดกระดุมก็ดูเรียบร้อย', 'Vải lanh thoáng mát, càng giặt càng mềm. Không lót, đường may trong viền kỹ nên mở khuy hay cài khuy đều gọn.', 'Сухой воздушный лён, который мягче с каждой стиркой. Без подкладки, швы внутри окантованы — опрятен и нараспашку, и застёгнутым.', 'كتّان جاف خفيف يزداد نعومة مع كل غسلة. بلا بطانة وبخياطات داخلية مغلّفة، أنيق مفتوحًا كان أو مزرّرًا.'),
    attributes: facts('linen', 'regular', 'machine'),
  }),
  product('tailored', {
    slug: 'corso-double-breasted-waistcoat', price: 189, colours: ['navy', 'charcoal'], ground: 'sand',
    garment: { cut: 'double', fabric: 'pinstripe', accent: '#d8d3c4', lapel: 'peak', buttons: 3, metal: '#b9a06a' },
    title: say('Corso double-breasted waistcoat', 'เสื้อกั๊กคอร์โซ กระดุมสองแถว', 'Áo gi-lê Corso hai hàng khuy', 'Двубортный жилет Corso', 'صدرية كورسو مزدوجة الصف'),
    subtitle: say('Peak lapels, chalk stripe', 'ปกแหลม ลายทางชอล์ก', 'Ve nhọn, sọc phấn', 'Острые лацканы, меловая полоска', 'ياقة مدبّبة وخطوط طباشيرية'),
    description: say('Six brass-toned buttons and a sharp peak lapel. Worn alone over a shirt it does the work of a whole suit.', 'กระดุมสีทองเหลืองหกเม็ดกับปกแหลมคม ใส่ทับเชิ้ตตัวเดียวก็ได้ลุคเท่าสูททั้งชุด', 'Sáu khuy tông đồng và ve nhọn sắc nét. Chỉ cần khoác ngoài sơ mi là đủ thay cả bộ suit.', 'Шесть пуговиц под латунь и острый лацкан. Поверх рубашки заменяет целый костюм.', 'ستة أزرار بلون النحاس وياقة مدبّبة حادّة. فوق قميص وحده يغنيك عن بدلة كاملة.'),
    attributes: facts('wool', 'slim', 'dry'),
  }),
  product('tailored', {
    slug: 'ashby-glen-check-waistcoat', price: 155, colours: ['stone', 'sand', 'charcoal'], ground: 'stone',
    garment: { cut: 'waistcoat', fabric: 'glen', accent: '#9c3b2e', lapel: 'none' }, tints: { charcoal: { accent: '#7fa0c4' } },
    title: say('Ashby glen-check waistcoat', 'เสื้อกั๊กแอชบี ลายเกล็นเช็ก', 'Áo gi-lê Ashby kẻ Glen', 'Жилет Ashby в клетку «глен»', 'صدرية آشبي بمربّعات غلين'),
    subtitle: say('A quiet check with one bright line', 'ตารางเรียบที่มีเส้นสีหนึ่งเส้น', 'Kẻ nhã với một đường màu nổi', 'Спокойная клетка с яркой нитью', 'مربّعات هادئة بخط لوني واحد'),
    description: say('From two metres it reads plain; up close the check appears, crossed by a single coloured thread. Matched at every seam.', 'มองไกลเหมือนผ้าเรียบ มองใกล้เห็นลายตารางที่มีด้ายสีพาดหนึ่งเส้น ต่อลายตรงทุกตะเข็บ', 'Nhìn xa như vải trơn, lại gần mới thấy ô kẻ với một sợi màu chạy qua. Khớp kẻ ở mọi đường may.', 'Издали кажется гладким, вблизи проступает клетка с одной цветной нитью. Рисунок совмещён на каждом шве.', 'من بعيد يبدو سادة، وعن قرب تظهر المربّعات يقطعها خيط ملوّن واحد. النقشة متطابقة عند كل خياطة.'),
    attributes: facts('woolBlend', 'regular', 'dry'),
  }),
  product('tailored', {
    slug: 'monza-evening-waistcoat', price: 210, colours: ['ink', 'burgundy', 'plum'], ground: 'blush',
    garment: { cut: 'evening', fabric: 'twill', lapel: 'shawl', facing: '#101014', buttons: 3 },
    title: say('Monza evening waistcoat', 'เสื้อกั๊กราตรีมอนซา', 'Áo gi-lê dạ tiệc Monza', 'Вечерний жилет Monza', 'صدرية مونزا للسهرة'),
    subtitle: say('Low cut, satin shawl collar', 'คว้านต่ำ ปกผ้าคลุมซาติน', 'Cổ sâu, ve satin bo tròn', 'Низкий вырез, атласная шаль', 'فتحة منخفضة وياقة شال ساتان'),
    description: say('Cut low to show the shirt front, with a satin shawl collar and three covered buttons. For nights that start after nine.', 'คว้านต่ำโชว์อกเสื้อเชิ้ต ปกผ้าคลุมซาตินกับกระดุมหุ้มผ้าสามเม็ด สำหรับค่ำคืนที่เริ่มหลังสามทุ่ม', 'Cắt sâu để lộ thân áo sơ mi, ve satin bo tròn và ba khuy bọc vải. Dành cho những đêm bắt đầu sau chín giờ.', 'Низкий вырез открывает манишку, атласный воротник-шаль и три обтянутые пуговицы. Для вечеров, которые начинаются после девяти.', 'فتحة منخفضة تُظهر صدر القميص، وياقة شال من الساتان، وثلاثة أزرار مغطّاة. لليالٍ تبدأ بعد التاسعة.'),
    attributes: facts('wool', 'slim', 'dry'),
  }),
  product('tailored', {
    slug: 'moor-tweed-waistcoat', price: 169, was: 198, colours: ['camel', 'moss'], ground: 'sage',
    garment: { cut: 'waistcoat', fabric: 'tweed', lapel: 'notch', accent: '#b8552e' },
    title: say('Moor tweed waistcoat', 'เสื้อกั๊กทวีดมัวร์', 'Áo gi-lê tweed Moor', 'Твидовый жилет Moor', 'صدرية مور من التويد'),
    subtitle: say('Notch lapel, flecked with colour', 'ปกบาก แต้มสีในเนื้อผ้า', 'Ve chữ K, điểm sợi màu', 'Лацкан с уступом, цветные вкрапления', 'ياقة مثلّمة بنُقط لونية'),
    description: say('Springy tweed flecked with rust and straw. Warm enough to leave the coat at home on a dry autumn day.', 'ทวีดเนื้อแน่นแต้มสีสนิมและสีฟาง อุ่นพอให้วางโค้ตไว้ที่บ้านในวันใบไม้ร่วงที่อากาศแห้ง', 'Vải tweed đàn hồi điểm sợi màu gỉ sắt và rơm. Đủ ấm để bỏ áo khoác ở nhà trong ngày thu khô ráo.', 'Упругий твид с вкраплениями ржавчины и соломы. В сухой осенний день можно оставить пальто дома.', 'تويد مرن منقّط بلون الصدأ والقش. دافئ بما يكفي لتترك معطفك في البيت في يوم خريفي جاف.'),
    attributes: facts('wool', 'regular', 'dry'),
  }),
];
