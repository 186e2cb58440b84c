import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessPageText, closedTo, type Visitor, visitors } from '../../central/accessPage.ts';
import { centralApi } from '../../contract/central-api.ts';
import { type Line, pathOf } from '../../contract/line.ts';
import { Problem } from '../../contract/problem.ts';
import { hour } from '../../contract/time.ts';
import { jsonRequest, type TestCentral, testCentral } from '../support/central.ts';
import { databases } from '../support/databases.ts';

const lines = Object.entries<Line>(centralApi).map(([name, line]) => ({ name, line }));
const path = (line: Line): string =>
  pathOf(line, { id: 'account-alvarez', videoId: 'video-1-1-1', part: 'x' });

test('the checked-in page of who may call what is the contract’s (node central/accessPage.ts --write)', () => {
  expect(readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8')).toBe(accessPageText());
});

describe.each(databases)('who may call what on $name', ({ open }) => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());

  const codeOf = async (response: Response): Promise<string | null> => {
    if (response.ok) {
      await response.body?.cancel();
      return null;
    }
    return Problem.parse(await response.json()).code;
  };

  async function refusalOf(line: Line, visitor: Visitor): Promise<string | null> {
    const body = line.body === undefined ? undefined : {};
    if (visitor === 'nobody') return codeOf(await central.fetch(jsonRequest(line.method, path(line), body)));
    const session = await central.signIn(visitor);
    return codeOf(await session.call(line.method, path(line), body));
  }

  test.each(lines)('$name answers each role and nobody as the page says', async ({ line }) => {
    for (const visitor of visitors) {
      const code = await refusalOf(line, visitor);
      const shut = code === 'not-signed-in' || code === 'not-allowed' ? code : null;
      expect([visitor, shut]).toEqual([visitor, closedTo(line, visitor)]);
    }
  });

  test('nothing but a live token in its own header is a sign-on', async () => {
    const ended = await central.signIn('administrator', 'device-ended');
    central.clock.advance(12 * hour);
    const { token } = await central.signIn('administrator');
    const left = await central.signIn('administrator', 'device-left');
    await left.call('POST', '/v1/sign-out');
    const disguises: readonly [headers: Record<string, string>, query: string][] = [
      [{}, ''],
      [{ authorization: token }, ''],
      [{ authorization: `Basic ${btoa(`frey:${token}`)}` }, ''],
      [{ authorization: `Bearer ${token}x` }, ''],
      [{ authorization: `Bearer ${token.slice(0, -1)}` }, ''],
      [{ authorization: `Bearer ${token.toUpperCase()}` }, ''],
      [{ authorization: `Bearer ${ended.token}` }, ''],
      [{ authorization: `Bearer ${left.token}` }, ''],
      [{ cookie: `token=${token}` }, ''],
      [{ 'x-authorization': `Bearer ${token}` }, ''],
      [{}, `?token=${token}`],
      [{}, `?access_token=${token}&authorization=Bearer%20${token}`],
    ];
    for (const { line } of lines.filter(({ line: { who } }) => who !== 'anyone'))
      for (const [headers, query] of disguises) {
        const response = await central.fetch(
          jsonRequest(line.method, path(line) + query, undefined, headers),
        );
        expect([line.path, headers, query, await codeOf(response)]).toEqual([
          line.path,
          headers,
          query,
          'not-signed-in',
        ]);
      }
  });
});
