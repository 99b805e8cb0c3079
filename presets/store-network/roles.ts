// Roles of the network: ADMIN runs it, STORE_ADMIN, STORE_STAFF and SALE work in a store. A CUSTOMER_GUEST is who buys without an account.
import type { PresetRole } from '../preset.ts';
import { say } from './words.ts';

/** Of a store's team, beside its owner's. What its brands allow it reads and does not decide. */
export const roles: PresetRole[] = [
  {
    key: 'store-admin',
    name: say('Store admin', 'ผู้ดูแลร้าน', 'Quản lý cửa hàng', 'Администратор магазина', 'مدير المتجر'),
    permissions: [
      'orders.read',
      'orders.fulfil',
      'stock.read',
      'stock.write',
      'catalog.read',
      'catalog.write',
      'content.read',
      'content.write',
      'promotions.read',
      'promotions.write',
      'entitlements.read',
      'operations.read',
      'organization.read',
      'organization.write',
      'members.read',
      'members.write',
      'audit.read',
    ],
  },
  {
    key: 'store-staff',
    name: say('Store staff', 'พนักงานร้าน', 'Nhân viên cửa hàng', 'Сотрудник магазина', 'موظف المتجر'),
    permissions: ['orders.read', 'orders.fulfil', 'stock.read', 'stock.write', 'catalog.read', 'entitlements.read', 'organization.read'],
  },
  {
    key: 'sale',
    name: say('Sale', 'ฝ่ายขาย', 'Bán hàng', 'Продавец', 'مبيعات'),
    permissions: ['orders.read', 'stock.read', 'catalog.read', 'promotions.read', 'organization.read'],
  },
];

/** Of the organization that runs the network. It decides who sells what; what a store sells for, and to whom, is the store's. */
export const platformRoles: PresetRole[] = [
  {
    key: 'admin',
    name: say('Admin', 'ผู้ดูแลระบบ', 'Quản trị viên', 'Администратор', 'مدير النظام'),
    permissions: [
      'platform.organizations',
      'platform.entitlements',
      'platform.flags',
      'platform.impersonate',
      'platform.audit',
      'organization.read',
      'organization.write',
      'members.read',
      'members.write',
      'roles.write',
      'orders.read',
      'catalog.read',
      'operations.read',
      'operations.write',
      'flags.read',
      'flags.write',
      'audit.read',
      'audit.export',
    ],
  },
];
