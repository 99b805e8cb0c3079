// What goes into a parcel: only what somebody saw and chose.
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { LyingAt, Order } from '@/lib/types.ts';
import { contentsOf, ofSameOrder, sendablePlaces } from './parcel-contents.ts';

const lines = [
  { id: 'lin_a', moves: ['ship'] },
  { id: 'lin_b', moves: ['fulfil'] },
];
const order = { id: 'ord_1', lines } as unknown as Order;
const place = (id: string, ...lineIds: string[]) =>
  ({ location: { id }, units: lineIds.map((lineId) => ({ lineId, quantity: 3, onHand: 3 })) }) as unknown as LyingAt;
const front = place('loc_front', 'lin_a', 'lin_b');

test('COR-81 no place is known while nothing was read; none is only none where the newest answer says so', () => {
  expect(sendablePlaces(order, { data: undefined, isPlaceholderData: false })).toBeUndefined();
  expect(sendablePlaces(order, { data: { items: [place('loc_depot', 'lin_b')] }, isPlaceholderData: true })).toBeUndefined();
  expect(sendablePlaces(order, { data: { items: [] }, isPlaceholderData: false })).toEqual([]);
  expect(sendablePlaces(order, { data: { items: [front, place('loc_depot', 'lin_b')] }, isPlaceholderData: true })).toEqual([front]);
});

test('COR-81 a parcel has the units that were chosen of its place, and all that can leave only where nothing is counted', () => {
  expect(contentsOf(order, front, () => 2)).toEqual({ locationId: 'loc_front', units: [{ lineId: 'lin_a', quantity: 2 }] });
  expect(contentsOf(order, front, () => 0)).toBeNull();
  expect(contentsOf(order, undefined, () => 2)).toEqual({ lineIds: ['lin_a'] });
});

test('COR-81 what was read of an order stays while it is read again after a change, and is never shown for another', async () => {
  const client = new QueryClient();
  const asked: ((items: string) => void)[] = [];
  const options = (id: string, version: number) => ({
    queryKey: ['order-stock', id, version],
    queryFn: () => new Promise<string>((resolve) => void asked.push(resolve)),
    placeholderData: ofSameOrder(id),
  });
  const observer = new QueryObserver(client, options('ord_1', 1));
  const read = new Promise(
    (resolve) => void observer.subscribe(({ isSuccess, isPlaceholderData }) => isSuccess && !isPlaceholderData && resolve(null)),
  );
  expect(observer.getCurrentResult().data).toBeUndefined();
  asked[0]?.('first');
  await read;
  observer.setOptions(options('ord_1', 2));
  expect(observer.getCurrentResult()).toMatchObject({ data: 'first', isPlaceholderData: true });
  observer.setOptions(options('ord_2', 1));
  expect(observer.getCurrentResult().data).toBeUndefined();
  observer.destroy();
  client.clear();
});
