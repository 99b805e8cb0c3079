// Metrics by themselves: labels that can not grow, figures that can not be read.
import { expect, test } from 'vitest';
import { figure, labelled, metricsText, observeRequest } from './index.ts';

const lines = async (start: string): Promise<string[]> => (await metricsText()).text.split('\n').filter((line) => line.startsWith(start));

test('COR-67 a label takes fifty values; what comes after is counted as other', async () => {
  const count = labelled('test_flood_total', 'Test.', 'value');
  for (let n = 0; n < 5_000; n += 1) count({ value: `value ${n}` });
  count({ value: 'value 1' });
  const all = await lines('test_flood_total{');
  expect(all).toHaveLength(51);
  expect(all).toContain('test_flood_total{value="other"} 4950');
  expect(all).toContain('test_flood_total{value="value 1"} 2');
});

test('COR-67 a figure that can not be read is left out and takes no other with it', async () => {
  let away = false;
  figure(
    'test_away',
    'Test.',
    async () => {
      if (away) throw new Error('the database is away');
      return { a: 1 };
    },
    'state',
  );
  figure('test_there', 'Test.', () => 7);
  expect(await lines('test_away')).toEqual(['test_away{state="a"} 1']);
  away = true;
  expect([await lines('test_away'), await lines('test_there')]).toEqual([[], ['test_there 7']]);
});

test('COR-67 how long requests took is told by route, with a bound in its own bucket and what is above all in the last', async () => {
  for (const seconds of [0.0005, 0.001, 0.0011, 10, 10.5]) observeRequest('GET', '/v1/"timed"', 204, seconds);
  const labels = 'method="GET",route="/v1/\\"timed\\"",status="2xx"';
  const told = (await lines('http_server_request_duration_seconds')).filter((line) => line.includes(labels));
  const of = (name: string, more = ''): string | undefined =>
    told.find((line) => line.startsWith(`http_server_request_duration_seconds_${name}{${more}${labels}} `))?.split('} ')[1];
  expect(['0.001', '0.0025', '5', '10', '+Inf'].map((bound) => of('bucket', `le="${bound}",`))).toEqual(['2', '3', '3', '4', '5']);
  expect([of('count'), Number(of('sum')).toFixed(4), told.length]).toEqual(['5', '20.5026', 16]);
  expect(await lines('# TYPE http_server')).toEqual(['# TYPE http_server_request_duration_seconds histogram']);
});

test('COR-67 counting a request costs less than three microseconds', () => {
  const times = 20_000;
  const round = (): number => {
    const began = process.cpuUsage();
    for (let n = 0; n < times; n += 1) observeRequest('GET', '/v1/warm', 200, 0.001);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / times;
  };
  // The best of many: others may have the processor's caches meanwhile.
  expect(Math.min(...Array.from({ length: 20 }, round))).toBeLessThan(3);
});
