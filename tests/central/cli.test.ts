import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { central } from './program.ts';

describe('written wrongly, nothing is done and a sentence says why', { timeout: 60_000 }, () => {
  test.each([
    [['bogus'], 'There is no command "bogus".'],
    [['serve'], 'Say with --data where the central keeps its data.'],
    [['serve', '--data', 'x', '--port', '99999'], '"99999" is not a port.'],
    [['serve', '--data', 'x', '--tls-cert', 'c.pem'], 'Say both --tls-cert and --tls-key.'],
    [
      ['serve', '--data', 'x', '--tls-cert', 'no.pem', '--tls-key', 'no.key'],
      "The certificate and its key can't be used: ENOENT",
    ],
    [['serve', '--dta', 'x'], "Unknown option '--dta'"],
    [
      ['import', '--data', 'x'],
      'Say what to import: --footage, --catalogue, --dispatch, or several of them.',
    ],
    [['import', '--data', 'x', '--footage', 'y', '--zone', 'Mars'], '"Mars" is not a known time zone'],
    [['seed', '--data', 'x', '--now', 'soon'], '"soon" is not a time'],
    [
      ['programme', '--data', 'x'],
      'Write: programme add ID --name NAME --goal N, programme list, or programme run.',
    ],
    [['programme', 'add', 'q', '--data', 'x', '--name', 'Q'], 'Say with --goal how many reviews are owed'],
    [
      ['programme', 'add', 'q', '--data', 'x', '--name', 'Q', '--goal', '5', '--period', 'fortnight'],
      '--period is month, quarter, half-year or year.',
    ],
    [
      ['programme', 'add', 'q', '--data', 'x', '--name', 'Q', '--goal', '5', '--min-length', 'long'],
      '--min-length is in seconds',
    ],
    [
      ['census-rules', '--data', 'x', '--file', 'no.json'],
      'The rules "no.json" could not be read as JSON. Nothing was changed.',
    ],
    [['census-rules', '--data', 'x', '--file', 'package.json'], "The rules can't be understood"],
    [['class-fit', '--data', 'x', '--file', 'no.json'], 'The rules "no.json" could not be read as JSON.'],
    [['class-fit', '--data', 'x', '--file', 'package.json'], "The rules can't be understood"],
    [['measure-definition', '--data', 'x', '--file', 'package.json'], "The words of the definition can't be"],
    [['release', '--data', 'x'], 'Say whose account to release.'],
    [['department', '--data', 'x', '--notice', 'nowhere.txt'], 'The notice "nowhere.txt" could not be read.'],
    [['department', '--data', 'x', '--conceal-after', '31'], '--conceal-after is 1 to 30 minutes'],
    [['account', 'disable', '--data', 'x'], 'Say whose account to disable.'],
    [
      ['account', 'second-factor', 'lose', 'a', '--data', 'x'],
      'Write: account second-factor require|lift|reset',
    ],
    [
      ['department', '--data', 'x', '--second-factor', 'chief'],
      '--second-factor is "none" or some of sergeant,',
    ],
    [['account', 'add', 'a', '--data', 'x', '--name', 'A', '--role', 'chief'], '--role is one of sergeant,'],
    [
      ['account', 'add', 'a', '--data', 'x', '--name', 'A', '--role', 'sergeant'],
      'say which with --squad or --division',
    ],
  ])('%j', async (args, says) => {
    const ended = await central(args);
    expect(ended.errors).toContain(says);
    expect([ended.code, ended.errors.includes('    at ')]).toEqual([2, false]);
  });
});

test('a database server that is not there is said to be so, in words', async () => {
  const nobody = 'postgresql://127.0.0.1:1/central';
  const ended = await central(['release', 'a', '--data', tmpdir()], '', nobody);
  expect([ended.code, ended.errors.includes('    at ')]).toEqual([1, false]);
  expect(ended.errors).toContain('the database server cannot be reached');
});

test('help shows every command', async () => {
  const { code, out } = await central(['help']);
  expect(code).toBe(0);
  for (const name of [
    'serve',
    'import',
    'seed',
    'account add',
    'account disable',
    'account second-factor',
    'programme add',
    'census-rules',
    'class-fit',
    'measure-definition',
    'release',
  ])
    expect(out).toContain(`\n${name}`);
});
