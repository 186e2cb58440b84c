import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSecrets, plainSealer, type Sealer } from '../../electron/hosts/file-secrets.ts';
import { temporaryFolder } from '../support/database.ts';

/** A keyring that seals; `other` has another key and opens nothing of its. */
const ring = (own: string): Sealer => ({
  kind: 'keyring',
  seal: (plain) => `${own}|${plain.split('').reverse().join('')}`,
  open: (sealed) => {
    if (!sealed.startsWith(`${own}|`)) throw new Error('sealed by another');
    return sealed
      .slice(own.length + 1)
      .split('')
      .reverse()
      .join('');
  },
});

test('none, ok, locked and undecryptable are four different answers', async () => {
  const folder = temporaryFolder();
  const here = createSecrets(folder, ring('mine'));
  expect(await here.read('key')).toEqual({ state: 'absent' });
  await here.write('key', 'abc');
  expect(await here.read('key')).toEqual({ state: 'found', value: 'abc' });
  expect(readFileSync(join(folder, 'keys.json'), 'utf8')).not.toContain('abc');
  expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  expect(await createSecrets(folder, plainSealer).read('key')).toEqual({ state: 'locked' });
  expect(await createSecrets(folder, ring('another')).read('key')).toEqual({ state: 'unreadable' });
});

test('what can not be opened is never written over: it stays under another name', async () => {
  const folder = temporaryFolder();
  await createSecrets(folder, ring('mine')).write('key', 'abc');
  const another = createSecrets(folder, ring('another'));
  await another.write('key', 'def');
  await another.write('key', 'ghi');
  expect(await another.read('key')).toEqual({ state: 'found', value: 'ghi' });
  const kept = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as Record<string, string>;
  expect(Object.values(kept)).toContain('keyring:mine|cba');
});

test('an empty value takes a secret away, and a file of damaged keys is left as it is', async () => {
  const folder = temporaryFolder();
  const here = createSecrets(folder, plainSealer);
  await here.write('key', 'abc');
  await here.write('key', '');
  expect(await here.read('key')).toEqual({ state: 'absent' });
  writeFileSync(join(folder, 'keys.json'), '{"key":');
  expect(await here.read('key')).toEqual({ state: 'unreadable' });
  await expect(here.write('key', 'x')).rejects.toThrow('not written over');
  expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe('{"key":');
});

test('a secret from before kinds were written opens as it was sealed', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'keys.json'), JSON.stringify({ key: 'mine|cba' }));
  expect(await createSecrets(folder, ring('mine')).read('key')).toEqual({ state: 'found', value: 'abc' });
  const withOld = { ...plainSealer, openOld: ring('mine').open };
  expect(await createSecrets(folder, withOld).read('key')).toEqual({ state: 'found', value: 'abc' });
});
