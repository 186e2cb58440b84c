import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen } from '../../central/listen.ts';
import { type TestCentral, testCentral } from '../support/central.ts';

let central: TestCentral;
let listening: Listening;
beforeAll(async () => {
  central = await testCentral();
  listening = await listen(central, { host: '127.0.0.1', port: 0 });
});
afterAll(() => central.stop());

test('a central answers on HTTP, knows the address it is called from, and lets go of its port', async () => {
  expect((await fetch(`${listening.url}/v1/hello`)).status).toBe(200);
  const attempt = () =>
    fetch(`${listening.url}/v1/sign-in`, {
      method: 'POST',
      body: JSON.stringify({ username: 'x', password: 'x', deviceId: 'd', deviceName: 'd' }),
    });
  const statuses: number[] = [];
  for (let n = 0; n < 31; n += 1) statuses.push((await attempt()).status);
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 401), 429]);

  const { port } = new URL(listening.url);
  await expect(listen(central, { host: '127.0.0.1', port: Number(port) })).rejects.toThrow('EADDRINUSE');
  await listening.stop();
  await expect(fetch(`${listening.url}/v1/hello`)).rejects.toThrow('fetch failed');
});
