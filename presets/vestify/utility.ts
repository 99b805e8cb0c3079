// Work vests: pockets, twill, denim, corduroy.
import { product } from './make.ts';
import { facts, say } from './words.ts';

export const utility = [
  product('utility', {
    slug: 'field-utility-vest', price: 129, colours: ['olive', 'sand', 'ink'], ground: 'stone', sizes: ['xs', 's', 'm', 'l', 'xl', 'xxl'],
    garment: { cut: 'utility', fabric: 'twill' },
    title: say('Field utility vest', 'เสื้อกั๊กฟิลด์ยูทิลิตี้', 'Áo gi-lê đa dụng Field', 'Полевой жилет Field', 'صدرية فيلد العملية'),
    subtitle: say('Four pockets, drawcord waist', 'สี่กระเป๋า เชือกรูดเอว', 'Bốn túi, dây rút eo', 'Четыре кармана, кулиска', 'أربعة جيوب ورباط عند الخصر'),
    description: say('Dense cotton twill with bellows pockets that take a camera, a notebook and lunch. Cinch the waist and it loses the workshop look.', 'ผ้าทวิลฝ้ายแน่น กระเป๋าขยายใส่กล้อง สมุด และมื้อกลางวันได้ รูดเอวแล้วดูไม่เหมือนชุดช่าง', 'Vải cotton chéo dày với túi hộp đựng vừa máy ảnh, sổ tay và bữa trưa. Rút eo lại là hết vẻ xưởng thợ.', 'Плотный хлопковый твил с объёмными карманами под камеру, блокнот и обед. Затяните талию — и мастерская забыта.', 'تويل قطني كثيف بجيوب واسعة تتّسع لكاميرا ودفتر وغداء. شدّ الخصر فيختفي مظهر الورشة.'),
    attributes: facts('canvas', 'relaxed', 'machine'),
  }),
  product('utility', {
    slug: 'angler-pocket-vest', price: 109, was: 135, colours: ['stone', 'rust', 'moss'], ground: 'ivory',
    garment: { cut: 'utility', fabric: 'waffle', thread: '#efe8da', metal: '#d2c8b4' },
    title: say('Angler pocket vest', 'เสื้อกั๊กนักตกปลา', 'Áo gi-lê nhiều túi Angler', 'Жилет с карманами Angler', 'صدرية أنغلر متعدّدة الجيوب'),
    subtitle: say('Ripstop, contrast stitching', 'ผ้าริปสต็อป เดินด้ายสีตัด', 'Vải ripstop, chỉ tương phản', 'Рипстоп, контрастная строчка', 'قماش مقاوم للتمزّق وخياطة متباينة'),
    description: say('Light ripstop that dries in an hour. Borrowed from the river, sharpened for the street.', 'ผ้าริปสต็อปบางเบาแห้งในหนึ่งชั่วโมง ยืมมาจากริมน้ำ ปรับให้คมสำหรับถนนในเมือง', 'Vải ripstop nhẹ, khô trong một giờ. Mượn từ bờ sông, gọt lại cho phố.', 'Лёгкий рипстоп сохнет за час. Позаимствован у реки, заточен под улицу.', 'قماش خفيف يجف في ساعة. مستعار من النهر ومصقول للشارع.'),
    attributes: facts('canvas', 'regular', 'machine'),
  }),
  product('utility', {
    slug: 'trucker-denim-vest', price: 119, colours: ['indigo', 'charcoal', 'sky'], ground: 'sand',
    garment: { cut: 'denim', fabric: 'denim', metal: '#c9b48a' }, tints: { charcoal: { thread: '#8d8f95' }, sky: { thread: '#f0e6d2' } },
    title: say('Trucker denim vest', 'เสื้อกั๊กยีนส์ทรักเกอร์', 'Áo gi-lê denim Trucker', 'Джинсовый жилет Trucker', 'صدرية تراكر من الدنيم'),
    subtitle: say('13 oz, worn in by us', '13 ออนซ์ ฟอกนุ่มพร้อมใส่', '13 oz, đã làm mềm sẵn', '13 унций, уже обношен', '13 أونصة، مُليّنة مسبقًا'),
    description: say('The trucker without its sleeves: pointed yoke, flap pockets, honey stitching, and a wash that skips the stiff first year.', 'ทรักเกอร์ที่ตัดแขนออก มีโย้คแหลม กระเป๋าฝา ด้ายสีน้ำผึ้ง และการฟอกที่ข้ามปีแรกอันแข็งกระด้าง', 'Chiếc trucker bỏ tay áo: cầu vai nhọn, túi nắp, chỉ màu mật ong và kiểu giặt bỏ qua năm đầu cứng ngắc.', 'Тракер без рукавов: фигурная кокетка, карманы с клапанами, медовая строчка и стирка, избавляющая от жёсткого первого года.', 'سترة تراكر بلا أكمام: كتف مدبّب وجيوب بغطاء وخياطة عسلية وغسيل يختصر عامها القاسي الأول.'),
    attributes: facts('denim', 'regular', 'machine'),
  }),
  product('utility', {
    slug: 'studio-corduroy-vest', price: 109, colours: ['tobacco', 'moss', 'burgundy'], ground: 'blush',
    garment: { cut: 'denim', fabric: 'cord', thread: '#d9c3a0', metal: '#7a6a52' },
    title: say('Studio corduroy vest', 'เสื้อกั๊กลูกฟูกสตูดิโอ', 'Áo gi-lê nhung tăm Studio', 'Вельветовый жилет Studio', 'صدرية ستوديو من المخمل المضلّع'),
    subtitle: say('Eight-wale, soft hand', 'ลอนใหญ่ สัมผัสนุ่ม', 'Sợi tăm lớn, mềm tay', 'Крупный рубчик, мягкий на ощупь', 'أضلاع عريضة وملمس ناعم'),
    description: say('Wide-wale corduroy brushed until it feels like an old book cover. Snaps in aged brass.', 'ลูกฟูกลอนกว้างแปรงจนนุ่มเหมือนปกหนังสือเก่า กระดุมทองเหลืองรมดำ', 'Nhung tăm sợi lớn chải mềm như bìa sách cũ. Khuy bấm đồng cổ.', 'Широкий рубчик, вычесанный до мягкости старого переплёта. Кнопки из состаренной латуни.', 'مخمل عريض الأضلاع مُمشّط حتى صار كغلاف كتاب قديم. كبسات من نحاس معتّق.'),
    attributes: facts('cord', 'regular', 'machine'),
  }),
  product('utility', {
    slug: 'workroom-apron-vest', price: 79, was: 98, colours: ['navy', 'camel'], ground: 'sky', sizes: ['s', 'm', 'l', 'xl'],
    garment: { cut: 'utility', fabric: 'linen', thread: '#e9dcc0' },
    title: say('Workroom vest', 'เสื้อกั๊กเวิร์กรูม', 'Áo gi-lê Workroom', 'Жилет Workroom', 'صدرية ووركروم'),
    subtitle: say('What our tailors wear', 'ตัวที่ช่างของเราใส่', 'Chiếc áo thợ may của chúng tôi mặc', 'То, что носят наши портные', 'ما يرتديه خيّاطونا'),
    description: say('The vest of our own cutting room: washed canvas, pockets for chalk and shears, nothing that catches.', 'เสื้อกั๊กจากห้องตัดของเราเอง แคนวาสฟอกนุ่ม กระเป๋าใส่ชอล์กและกรรไกร ไม่มีส่วนใดเกี่ยวงาน', 'Chiếc áo của chính phòng cắt: vải bố giặt mềm, túi đựng phấn và kéo, không gì vướng víu.', 'Жилет из нашей раскройной: стираный канвас, карманы для мела и ножниц, ничего лишнего.', 'صدرية غرفة القص عندنا: قماش مغسول وجيوب للطباشير والمقص، ولا شيء يعلق.'),
    attributes: facts('canvas', 'relaxed', 'machine'),
  }),
];
