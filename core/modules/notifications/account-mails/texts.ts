// What mails about accounts say, by locale and template.
import type { AccountMail } from '#ports/account-mail.ts';

export interface Words {
  subject: string;
  lead: string;
  /** On the link, where there is one. */
  button?: string;
  next: string;
}

/** `{shop}` and `{what}` stand for the shop's name and what was added or changed. Subjects tell no code: they are kept in the plain. */
export const texts: Record<string, Record<AccountMail['template'], Words>> = {
  en: {
    'account.sign_up': {
      subject: 'Your code for {shop}',
      lead: 'Welcome. Type this code to finish your account at {shop}. It is good for 10 minutes.',
      button: 'Confirm this address',
      next: 'If you did not ask for an account, do nothing: none will be made. Never tell the code to anybody.',
    },
    'account.exists': {
      subject: 'You already have an account at {shop}',
      lead: 'Somebody, maybe you, tried to open an account with this address. There is one already, so you can simply sign in.',
      button: 'Sign in',
      next: 'If you forgot your password, you can choose a new one on that page. If it was not you, nothing has changed.',
    },
    'account.code': {
      subject: 'Your code for {shop}',
      lead: 'This is your code for {shop}. It is good for 10 minutes.',
      next: 'If you did not ask for it, do nothing: nobody gets in without it. Never tell the code to anybody; we never ask for it.',
    },
    'account.guest_privacy': {
      subject: 'Your data at {shop}',
      lead: 'Type this code to see what {shop} holds under this address. It is good for 10 minutes.',
      next: 'If you did not ask for it, do nothing: nobody sees anything without it. Never tell the code to anybody.',
    },
    'account.reset': {
      subject: 'Choose a new password for {shop}',
      lead: 'Use the button to choose a new password. It is good for 30 minutes and works once.',
      button: 'Choose a new password',
      next: 'If you did not ask for this, do nothing: your password stays as it is.',
    },
    'account.password_changed': {
      subject: 'Your password at {shop} was changed',
      lead: 'Your password was changed, and other devices were signed out.',
      button: 'This was not me',
      next: 'If it was you, there is nothing to do. If not, choose a new password at once.',
    },
    'account.change_email': {
      subject: 'Confirm your new address at {shop}',
      lead: 'Type this code to use this address for your account at {shop}, or use the button where you are signed in. Both are good for 10 minutes.',
      button: 'Use this address',
      next: 'If you did not ask for this, do nothing: nothing will change.',
    },
    'account.email_changed': {
      subject: 'Your address at {shop} was changed',
      lead: 'Your account now uses {what} instead of this address.',
      button: 'Sign in',
      next: 'If it was not you, write to us at once.',
    },
    'account.second_factor_on': {
      subject: 'Your account at {shop} is better protected',
      lead: 'From now on a code of your authenticator app is asked for when you sign in.',
      button: 'See your security',
      next: 'Keep your recovery codes where you find them without your phone.',
    },
    'account.second_factor_off': {
      subject: 'The second step was switched off at {shop}',
      lead: 'A code of your authenticator app is no longer asked for when you sign in.',
      button: 'See your security',
      next: 'If it was not you, change your password at once and switch it on again.',
    },
    'account.way_added': {
      subject: 'There is a new way into your account at {shop}',
      lead: '{what} can now be used to sign in.',
      button: 'See your security',
      next: 'If it was not you, remove it and change your password at once.',
    },
  },
  th: {
    'account.sign_up': {
      subject: 'รหัสของคุณสำหรับ {shop}',
      lead: 'ยินดีต้อนรับ กรอกรหัสนี้เพื่อสร้างบัญชีของคุณที่ {shop} ให้เสร็จ รหัสใช้ได้ 10 นาที',
      button: 'ยืนยันอีเมลนี้',
      next: 'หากคุณไม่ได้ขอสร้างบัญชี ไม่ต้องทำอะไร จะไม่มีบัญชีเกิดขึ้น และอย่าบอกรหัสนี้กับใคร',
    },
    'account.exists': {
      subject: 'คุณมีบัญชีที่ {shop} อยู่แล้ว',
      lead: 'มีผู้พยายามสมัครบัญชีด้วยอีเมลนี้ ซึ่งอาจเป็นคุณเอง อีเมลนี้มีบัญชีอยู่แล้ว คุณเข้าสู่ระบบได้เลย',
      button: 'เข้าสู่ระบบ',
      next: 'หากลืมรหัสผ่าน ตั้งใหม่ได้ที่หน้านั้น หากไม่ใช่คุณ ไม่มีอะไรเปลี่ยนแปลง',
    },
    'account.code': {
      subject: 'รหัสของคุณสำหรับ {shop}',
      lead: 'นี่คือรหัสของคุณสำหรับ {shop} ใช้ได้ 10 นาที',
      next: 'หากคุณไม่ได้ขอรหัส ไม่ต้องทำอะไร ไม่มีใครเข้าได้หากไม่มีรหัสนี้ อย่าบอกรหัสกับใคร เราไม่เคยขอรหัสจากคุณ',
    },
    'account.guest_privacy': {
      subject: 'ข้อมูลของคุณที่ {shop}',
      lead: 'พิมพ์รหัสนี้เพื่อดูข้อมูลที่ {shop} เก็บไว้ภายใต้อีเมลนี้ ใช้ได้ 10 นาที',
      next: 'หากคุณไม่ได้ขอ ไม่ต้องทำอะไร ไม่มีใครเห็นข้อมูลใดหากไม่มีรหัสนี้ อย่าบอกรหัสกับใคร',
    },
    'account.reset': {
      subject: 'ตั้งรหัสผ่านใหม่สำหรับ {shop}',
      lead: 'กดปุ่มเพื่อตั้งรหัสผ่านใหม่ ลิงก์นี้ใช้ได้ 30 นาทีและใช้ได้ครั้งเดียว',
      button: 'ตั้งรหัสผ่านใหม่',
      next: 'หากคุณไม่ได้ขอ ไม่ต้องทำอะไร รหัสผ่านของคุณยังเหมือนเดิม',
    },
    'account.password_changed': {
      subject: 'รหัสผ่านของคุณที่ {shop} ถูกเปลี่ยนแล้ว',
      lead: 'รหัสผ่านของคุณถูกเปลี่ยน และอุปกรณ์อื่นถูกออกจากระบบแล้ว',
      button: 'ไม่ใช่ฉัน',
      next: 'หากเป็นคุณ ไม่ต้องทำอะไร หากไม่ใช่ โปรดตั้งรหัสผ่านใหม่ทันที',
    },
    'account.change_email': {
      subject: 'ยืนยันอีเมลใหม่ของคุณที่ {shop}',
      lead: 'กรอกรหัสนี้เพื่อใช้อีเมลนี้กับบัญชีของคุณที่ {shop} หรือกดปุ่มในอุปกรณ์ที่คุณเข้าสู่ระบบอยู่ ทั้งสองอย่างใช้ได้ 10 นาที',
      button: 'ใช้อีเมลนี้',
      next: 'หากคุณไม่ได้ขอ ไม่ต้องทำอะไร จะไม่มีอะไรเปลี่ยนแปลง',
    },
    'account.email_changed': {
      subject: 'อีเมลของคุณที่ {shop} ถูกเปลี่ยนแล้ว',
      lead: 'บัญชีของคุณใช้ {what} แทนอีเมลนี้แล้ว',
      button: 'เข้าสู่ระบบ',
      next: 'หากไม่ใช่คุณ โปรดติดต่อเราทันที',
    },
    'account.second_factor_on': {
      subject: 'บัญชีของคุณที่ {shop} ปลอดภัยยิ่งขึ้น',
      lead: 'จากนี้ไปจะมีการถามรหัสจากแอปยืนยันตัวตนเมื่อคุณเข้าสู่ระบบ',
      button: 'ดูความปลอดภัยของคุณ',
      next: 'เก็บรหัสกู้คืนไว้ในที่ที่คุณหาเจอได้แม้ไม่มีโทรศัพท์',
    },
    'account.second_factor_off': {
      subject: 'ปิดการยืนยันขั้นที่สองที่ {shop} แล้ว',
      lead: 'จะไม่มีการถามรหัสจากแอปยืนยันตัวตนเมื่อคุณเข้าสู่ระบบอีก',
      button: 'ดูความปลอดภัยของคุณ',
      next: 'หากไม่ใช่คุณ โปรดเปลี่ยนรหัสผ่านทันทีและเปิดใช้อีกครั้ง',
    },
    'account.way_added': {
      subject: 'มีวิธีใหม่ในการเข้าบัญชีของคุณที่ {shop}',
      lead: 'ตอนนี้ใช้ {what} เข้าสู่ระบบได้แล้ว',
      button: 'ดูความปลอดภัยของคุณ',
      next: 'หากไม่ใช่คุณ โปรดลบออกและเปลี่ยนรหัสผ่านทันที',
    },
  },
  vi: {
    'account.sign_up': {
      subject: 'Mã của bạn tại {shop}',
      lead: 'Chào mừng bạn. Nhập mã này để hoàn tất tài khoản tại {shop}. Mã có hiệu lực 10 phút.',
      button: 'Xác nhận địa chỉ này',
      next: 'Nếu bạn không đăng ký, không cần làm gì: sẽ không có tài khoản nào được tạo. Đừng cho ai biết mã.',
    },
    'account.exists': {
      subject: 'Bạn đã có tài khoản tại {shop}',
      lead: 'Có người, có thể là bạn, vừa thử mở tài khoản bằng địa chỉ này. Địa chỉ đã có tài khoản, bạn chỉ cần đăng nhập.',
      button: 'Đăng nhập',
      next: 'Nếu quên mật khẩu, bạn có thể đặt lại trên trang đó. Nếu không phải bạn, không có gì thay đổi.',
    },
    'account.code': {
      subject: 'Mã của bạn tại {shop}',
      lead: 'Đây là mã của bạn tại {shop}. Mã có hiệu lực 10 phút.',
      next: 'Nếu bạn không yêu cầu, không cần làm gì: không ai vào được nếu không có mã. Đừng cho ai biết mã; chúng tôi không bao giờ hỏi.',
    },
    'account.guest_privacy': {
      subject: 'Dữ liệu của bạn tại {shop}',
      lead: 'Nhập mã này để xem {shop} lưu giữ những gì theo địa chỉ này. Mã có hiệu lực 10 phút.',
      next: 'Nếu bạn không yêu cầu, không cần làm gì: không ai xem được gì nếu không có mã. Đừng cho ai biết mã.',
    },
    'account.reset': {
      subject: 'Chọn mật khẩu mới cho {shop}',
      lead: 'Bấm nút để chọn mật khẩu mới. Liên kết có hiệu lực 30 phút và chỉ dùng được một lần.',
      button: 'Chọn mật khẩu mới',
      next: 'Nếu bạn không yêu cầu, không cần làm gì: mật khẩu vẫn như cũ.',
    },
    'account.password_changed': {
      subject: 'Mật khẩu của bạn tại {shop} đã được đổi',
      lead: 'Mật khẩu của bạn đã được đổi và các thiết bị khác đã bị đăng xuất.',
      button: 'Không phải tôi',
      next: 'Nếu là bạn, không cần làm gì. Nếu không, hãy chọn mật khẩu mới ngay.',
    },
    'account.change_email': {
      subject: 'Xác nhận địa chỉ mới của bạn tại {shop}',
      lead: 'Nhập mã này để dùng địa chỉ này cho tài khoản tại {shop}, hoặc bấm nút trên thiết bị bạn đang đăng nhập. Cả hai có hiệu lực 10 phút.',
      button: 'Dùng địa chỉ này',
      next: 'Nếu bạn không yêu cầu, không cần làm gì: không có gì thay đổi.',
    },
    'account.email_changed': {
      subject: 'Địa chỉ của bạn tại {shop} đã được đổi',
      lead: 'Tài khoản của bạn giờ dùng {what} thay cho địa chỉ này.',
      button: 'Đăng nhập',
      next: 'Nếu không phải bạn, hãy viết cho chúng tôi ngay.',
    },
    'account.second_factor_on': {
      subject: 'Tài khoản của bạn tại {shop} được bảo vệ tốt hơn',
      lead: 'Từ nay khi đăng nhập bạn sẽ được hỏi mã của ứng dụng xác thực.',
      button: 'Xem bảo mật của bạn',
      next: 'Hãy cất mã khôi phục ở nơi bạn tìm được khi không có điện thoại.',
    },
    'account.second_factor_off': {
      subject: 'Bước thứ hai đã được tắt tại {shop}',
      lead: 'Khi đăng nhập bạn không còn được hỏi mã của ứng dụng xác thực.',
      button: 'Xem bảo mật của bạn',
      next: 'Nếu không phải bạn, hãy đổi mật khẩu ngay và bật lại.',
    },
    'account.way_added': {
      subject: 'Có một cách mới để vào tài khoản của bạn tại {shop}',
      lead: 'Giờ đây có thể dùng {what} để đăng nhập.',
      button: 'Xem bảo mật của bạn',
      next: 'Nếu không phải bạn, hãy gỡ nó và đổi mật khẩu ngay.',
    },
  },
  ru: {
    'account.sign_up': {
      subject: 'Ваш код для {shop}',
      lead: 'Добро пожаловать! Введите этот код, чтобы завершить регистрацию в {shop}. Он действует 10 минут.',
      button: 'Подтвердить адрес',
      next: 'Если вы не регистрировались, ничего не делайте: учётная запись не появится. Никому не сообщайте код.',
    },
    'account.exists': {
      subject: 'У вас уже есть учётная запись в {shop}',
      lead: 'Кто-то, возможно вы, пытался зарегистрироваться с этим адресом. Учётная запись уже есть, достаточно войти.',
      button: 'Войти',
      next: 'Если вы забыли пароль, на той же странице можно выбрать новый. Если это были не вы, ничего не изменилось.',
    },
    'account.code': {
      subject: 'Ваш код для {shop}',
      lead: 'Это ваш код для {shop}. Он действует 10 минут.',
      next: 'Если вы его не запрашивали, ничего не делайте: без него никто не войдёт. Никому не сообщайте код; мы его никогда не спрашиваем.',
    },
    'account.guest_privacy': {
      subject: 'Ваши данные в {shop}',
      lead: 'Введите этот код, чтобы увидеть, что {shop} хранит по этому адресу. Он действует 10 минут.',
      next: 'Если вы его не запрашивали, ничего не делайте: без него никто ничего не увидит. Никому не сообщайте код.',
    },
    'account.reset': {
      subject: 'Новый пароль для {shop}',
      lead: 'Нажмите кнопку, чтобы выбрать новый пароль. Ссылка действует 30 минут и срабатывает один раз.',
      button: 'Выбрать новый пароль',
      next: 'Если вы об этом не просили, ничего не делайте: пароль останется прежним.',
    },
    'account.password_changed': {
      subject: 'Ваш пароль в {shop} изменён',
      lead: 'Пароль изменён, на других устройствах выполнен выход.',
      button: 'Это был не я',
      next: 'Если это были вы, делать ничего не нужно. Если нет, сразу выберите новый пароль.',
    },
    'account.change_email': {
      subject: 'Подтвердите новый адрес в {shop}',
      lead: 'Введите этот код, чтобы использовать этот адрес в {shop}, или нажмите кнопку там, где вы вошли в учётную запись. Они действуют 10 минут.',
      button: 'Использовать этот адрес',
      next: 'Если вы об этом не просили, ничего не делайте: ничего не изменится.',
    },
    'account.email_changed': {
      subject: 'Ваш адрес в {shop} изменён',
      lead: 'Теперь учётная запись использует {what} вместо этого адреса.',
      button: 'Войти',
      next: 'Если это были не вы, сразу напишите нам.',
    },
    'account.second_factor_on': {
      subject: 'Ваша учётная запись в {shop} защищена лучше',
      lead: 'Теперь при входе потребуется код из приложения-аутентификатора.',
      button: 'Настройки безопасности',
      next: 'Храните коды восстановления там, где найдёте их без телефона.',
    },
    'account.second_factor_off': {
      subject: 'Второй шаг входа в {shop} отключён',
      lead: 'При входе больше не требуется код из приложения-аутентификатора.',
      button: 'Настройки безопасности',
      next: 'Если это были не вы, сразу смените пароль и включите его снова.',
    },
    'account.way_added': {
      subject: 'Новый способ входа в вашу учётную запись в {shop}',
      lead: 'Теперь для входа можно использовать: {what}.',
      button: 'Настройки безопасности',
      next: 'Если это были не вы, удалите его и сразу смените пароль.',
    },
  },
  ar: {
    'account.sign_up': {
      subject: 'رمزك لدى {shop}',
      lead: 'أهلًا بك. اكتب هذا الرمز لإكمال حسابك لدى {shop}. الرمز صالح لمدة 10 دقائق.',
      button: 'تأكيد هذا العنوان',
      next: 'إن لم تطلب حسابًا فلا تفعل شيئًا: لن يُنشأ أي حساب. لا تخبر أحدًا بالرمز.',
    },
    'account.exists': {
      subject: 'لديك حساب لدى {shop} بالفعل',
      lead: 'حاول شخص ما، وربما أنت، فتح حساب بهذا العنوان. يوجد حساب بالفعل، ويكفي أن تسجّل الدخول.',
      button: 'تسجيل الدخول',
      next: 'إن نسيت كلمة المرور فيمكنك اختيار أخرى من تلك الصفحة. وإن لم تكن أنت، فلم يتغير شيء.',
    },
    'account.code': {
      subject: 'رمزك لدى {shop}',
      lead: 'هذا رمزك لدى {shop}. وهو صالح لمدة 10 دقائق.',
      next: 'إن لم تطلبه فلا تفعل شيئًا: لا يدخل أحد من دونه. لا تخبر أحدًا بالرمز؛ نحن لا نسأل عنه أبدًا.',
    },
    'account.guest_privacy': {
      subject: 'بياناتك لدى {shop}',
      lead: 'أدخل هذا الرمز لترى ما يحتفظ به {shop} تحت هذا العنوان. وهو صالح لمدة 10 دقائق.',
      next: 'إن لم تطلبه فلا تفعل شيئًا: لا يرى أحد شيئًا من دونه. لا تخبر أحدًا بالرمز.',
    },
    'account.reset': {
      subject: 'اختر كلمة مرور جديدة لدى {shop}',
      lead: 'استخدم الزر لاختيار كلمة مرور جديدة. الرابط صالح لمدة 30 دقيقة ويعمل مرة واحدة.',
      button: 'اختيار كلمة مرور جديدة',
      next: 'إن لم تطلب ذلك فلا تفعل شيئًا: تبقى كلمة مرورك كما هي.',
    },
    'account.password_changed': {
      subject: 'تم تغيير كلمة مرورك لدى {shop}',
      lead: 'تم تغيير كلمة مرورك وتسجيل الخروج من الأجهزة الأخرى.',
      button: 'لم أكن أنا',
      next: 'إن كنت أنت فلا حاجة إلى شيء. وإلا فاختر كلمة مرور جديدة فورًا.',
    },
    'account.change_email': {
      subject: 'أكّد عنوانك الجديد لدى {shop}',
      lead: 'اكتب هذا الرمز لاستخدام هذا العنوان في حسابك لدى {shop}، أو استخدم الزر حيث سجّلت الدخول. كلاهما صالح لمدة 10 دقائق.',
      button: 'استخدام هذا العنوان',
      next: 'إن لم تطلب ذلك فلا تفعل شيئًا: لن يتغير شيء.',
    },
    'account.email_changed': {
      subject: 'تم تغيير عنوانك لدى {shop}',
      lead: 'يستخدم حسابك الآن {what} بدلًا من هذا العنوان.',
      button: 'تسجيل الدخول',
      next: 'إن لم تكن أنت فراسلنا فورًا.',
    },
    'account.second_factor_on': {
      subject: 'حسابك لدى {shop} محمي على نحو أفضل',
      lead: 'من الآن سيُطلب منك رمز من تطبيق المصادقة عند تسجيل الدخول.',
      button: 'عرض إعدادات الأمان',
      next: 'احفظ رموز الاسترداد حيث تجدها من دون هاتفك.',
    },
    'account.second_factor_off': {
      subject: 'تم إيقاف الخطوة الثانية لدى {shop}',
      lead: 'لن يُطلب منك بعد الآن رمز من تطبيق المصادقة عند تسجيل الدخول.',
      button: 'عرض إعدادات الأمان',
      next: 'إن لم تكن أنت فغيّر كلمة مرورك فورًا وشغّلها من جديد.',
    },
    'account.way_added': {
      subject: 'هناك طريقة جديدة للدخول إلى حسابك لدى {shop}',
      lead: 'يمكن الآن استخدام {what} لتسجيل الدخول.',
      button: 'عرض إعدادات الأمان',
      next: 'إن لم تكن أنت فأزلها وغيّر كلمة مرورك فورًا.',
    },
  },
};
