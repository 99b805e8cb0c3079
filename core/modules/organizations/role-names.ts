// What the roles that every organization starts with are called.

export const roleNames: Readonly<Record<string, Record<string, string>>> = {
  owner: { en: 'Owner', th: 'เจ้าของ', vi: 'Chủ sở hữu', ru: 'Владелец', ar: 'المالك' },
  manager: { en: 'Manager', th: 'ผู้จัดการ', vi: 'Quản lý', ru: 'Управляющий', ar: 'مدير' },
  staff: { en: 'Staff', th: 'พนักงาน', vi: 'Nhân viên', ru: 'Сотрудник', ar: 'موظف' },
  viewer: { en: 'Viewer', th: 'ผู้ชม', vi: 'Người xem', ru: 'Наблюдатель', ar: 'مشاهد' },
};
