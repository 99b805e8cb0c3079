// Every operation of the API, in the order of its description.
import * as checkout from './checkout.ts';
import type { Operation } from './operation.ts';
import * as orders from './orders.ts';
import * as staff from './staff.ts';
import * as storefront from './storefront.ts';

const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null && 'path' in value && 'permission' in value;

export const operations: Operation[] = [storefront, checkout, orders, staff].flatMap((file) => Object.values(file).filter(isOperation));
