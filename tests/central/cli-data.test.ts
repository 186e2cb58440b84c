import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Hello, SignedIn } from '../../contract/sign-on.ts';
import { startProgram } from '../support/processes.ts';
import { central } from './program.ts';

// A new database and several programs one after the other take their time on a busy machine.
describe('a data folder', { timeout: 240_000 }, () => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'sw-cli-'));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  test('takes a catalogue in, prints what became of each row, and writes the report', async () => {
    const catalogue = join(data, 'catalogue.csv');
    await writeFile(
      catalogue,
      'vendor_id,title,squad,recorded_at\nV-1,Stop,231,2026-11-01 20:00\n,Nameless,,\n',
    );
    const report = join(data, 'report.json');
    const ended = await central(['import', '--data', data, '--catalogue', catalogue, '--report', report]);
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('catalogue           1          0          0          1          0');
    expect(ended.out).toContain(
      'catalogue line 3, Nameless: refused. The row names neither a file nor a vendor id.',
    );
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
      counts: { catalogue: { imported: 1, refused: 1 } },
      lines: [
        { line: 2, outcome: 'imported' },
        { line: 3, outcome: 'refused' },
      ],
    });
  });

  test('stops at a file that is not there, in words', async () => {
    const ended = await central(['import', '--data', data, '--catalogue', join(data, 'absent.csv')]);
    expect([ended.code, ended.errors.includes('    at ')]).toEqual([1, false]);
    expect(ended.errors).toMatch(/absent\.csv can't be read: .*\nNothing was changed\.\n$/);
  });

  test('is served with the account that was added; meanwhile no other program gets in', async () => {
    const unit = await central([
      'account',
      'add',
      'muster',
      '--data',
      data,
      '--name',
      'M',
      '--role',
      'sergeant',
      '--squad',
      'squad-9',
    ]);
    expect([unit.code, unit.errors]).toEqual([
      1,
      expect.stringMatching(/^There is no squad "squad-9"\. There are: squad-/) as string,
    ]);
    const add = ['account', 'add', 'muster', '--data', data, '--name', 'Ü. Muster', '--role', 'auditor'];
    expect((await central(add, 'short\n')).errors).toBe(
      'A password needs at least 8 characters. Nothing was changed.\n',
    );
    expect((await central(add, 'a good long password\n')).out).toBe('muster was added.\n');
    const running = await startProgram('central/cli.ts', ['serve', '--data', data]);
    try {
      const hello = Hello.parse(await (await fetch(`${running.url}/v1/hello`)).json());
      expect(hello.demoAccounts).toEqual([]);
      const body = JSON.stringify({
        username: 'MUSTER',
        password: 'a good long password',
        deviceId: 'd',
        deviceName: 'D',
      });
      const headers = { 'content-type': 'application/json' };
      const signedIn = await fetch(`${running.url}/v1/sign-in`, { method: 'POST', headers, body });
      expect(SignedIn.parse(await signedIn.json()).account).toMatchObject({
        name: 'Ü. Muster',
        role: 'auditor',
      });
      const second = await central(['release', 'muster', '--data', data]);
      expect(second.errors).toContain(
        `is in use by another central program (process ${running.child.pid}). Stop it first.`,
      );
    } finally {
      await running.stop();
    }
    expect(running.child.exitCode).toBe(0);
    expect((await central(['release', 'muster', '--data', data])).out).toBe('muster was not locked.\n');
    expect((await central(['release', 'nobody', '--data', data])).errors).toBe(
      'There is no account "nobody".\n',
    );
  });

  test('requires a second factor of an account and of roles, lifts and resets it, and says what follows', async () => {
    const factor = async (...args: string[]) =>
      (await central(['account', 'second-factor', ...args, '--data', data])).out;
    expect(await factor('require', 'muster')).toContain('sets it up at the next sign-in');
    const roles = ['department', '--data', data, '--second-factor', 'auditor,administrator'];
    expect((await central([...roles, '--second-factor-offline', '3'])).out).toContain(
      'A second factor is needed by: auditor, administrator. Without the network a desk lets them in for 3 days',
    );
    expect(await factor('lift', 'muster')).toContain('but every auditor needs a second factor');
    expect(await factor('reset', 'muster')).toContain('is forgotten and every sign-on of theirs has ended');
    const none = await central(['department', '--data', data, '--second-factor', 'none']);
    expect(none.out).toContain('No role needs a second factor.');
    expect(await factor('lift', 'muster')).toContain('with the password alone from now on');
  });

  test('takes a name, a notice of use and a time to conceal, each by itself, and says them to desks', async () => {
    const notice = join(data, 'notice.txt');
    await writeFile(notice, 'Authorised use only.\nUse is recorded.\n');
    const first = await central(['department', '--data', data, '--name', 'Kansas City', '--notice', notice]);
    expect([first.code, first.errors]).toEqual([0, '']);
    expect(first.out).toMatch(
      /after 15 minutes.*\nNotice of use, version [0-9a-f]{16}:\nAuthorised use only\.\n/,
    );
    const second = await central(['department', '--data', data, '--conceal-after', '5']);
    expect(second.out).toContain('Kansas City\nDesks conceal the screen after 5 minutes');
    expect(second.out).toContain('Use is recorded.');
  });

  test('takes a programme, a new version of it, and draws what is due', async () => {
    const add = (goal: string, ...more: readonly string[]) =>
      central([
        'programme',
        'add',
        'quarterly',
        '--data',
        data,
        '--name',
        'Quarterly review',
        '--goal',
        goal,
        ...more,
      ]);
    expect((await add('5')).out).toBe('quarterly is published as version 1.\n');
    expect((await add('5')).out).toBe('quarterly is so already, version 1.\n');
    const wrong = await add('5', '--class', 'party');
    expect([wrong.code, wrong.errors]).toEqual([
      1,
      'The department has no classification "party". Nothing was changed.\n',
    ]);
    const ran = await central(['programme', 'run', '--data', data]);
    expect([ran.code, ran.errors]).toEqual([0, '']);
    expect(ran.out).toMatch(/^\d+ samples were drawn, 0 reviews given out\.\n$/);
    const { out } = await central(['programme', 'list', '--data', data]);
    expect(out).toContain('quarterly version 1: Quarterly review, 5 per officer and quarter\n');
    expect(out.match(/seed kept until the last round, SHA-256 [0-9a-f]{64}|seed [0-9a-f]{64}/g)).toHaveLength(
      2,
    );
  });

  test('shows the rules of matching, and takes the next version of them', async () => {
    const first = await central(['census-rules', '--data', data]);
    expect(first.out).toContain('Rules of matching, version 1:');
    const written = JSON.parse(first.out.slice(first.out.indexOf('{'))) as Record<string, number>;
    const file = join(data, 'rules.json');
    await writeFile(file, JSON.stringify({ ...written, lateStartAfterMs: 60_000 }));
    const second = await central(['census-rules', '--data', data, '--file', file]);
    expect(second.out).toContain('Rules of matching, version 2:');
    expect(second.out).toContain('more than 1 minute after the arrival');
    const again = await central(['census-rules', '--data', data, '--file', file]);
    expect([again.code, again.out.split('\n')[0]]).toEqual([0, 'They say the same as the version in force.']);
  });

  test('shows which classes fit, and takes the next version unless it names a class that is not there', async () => {
    const first = await central(['class-fit', '--data', data]);
    expect(first.out).toContain('Classes that fit what came of a call, version 1:');
    const written = JSON.parse(first.out.slice(first.out.indexOf('{'))) as Record<string, unknown>;
    const file = join(data, 'fit.json');
    await writeFile(file, JSON.stringify({ ...written, saysNothing: ['parade'] }));
    const refused = await central(['class-fit', '--data', data, '--file', file]);
    expect([refused.code, refused.errors]).toEqual([2, expect.stringContaining('no class "parade"')]);
    await writeFile(file, JSON.stringify({ ...written, graceDays: 3 }));
    const second = await central(['class-fit', '--data', data, '--file', file]);
    expect([second.code, second.errors]).toEqual([0, '']);
    expect(second.out).toContain('version 2:');
  });

  test('without anything is served with what every department begins with', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'sw-cli-'));
    try {
      expect((await central(['measure-definition', '--data', empty])).out).toBe('Nothing is measured yet.\n');
      await (await startProgram('central/cli.ts', ['serve', '--data', empty, '--port', '0'])).stop();
      const { out } = await central(['measure-definition', '--data', empty]);
      expect(out).toContain('activation version 1: ');
      const file = join(empty, 'activation.json');
      const shown = await central(['measure-definition', '--data', empty, '--id', 'activation']);
      await writeFile(file, shown.out.replace('"goalPercent": 95', '"goalPercent": 97'));
      const next = await central(['measure-definition', '--data', empty, '--file', file]);
      expect([next.code, next.out]).toEqual([0, expect.stringContaining('is published as version 2')]);
      const unknown = await central(['measure-definition', '--data', empty, '--id', 'parades']);
      expect([unknown.code, unknown.errors]).toEqual([
        2,
        expect.stringContaining('Nothing called "parades"'),
      ]);
    } finally {
      await rm(empty, { recursive: true, force: true });
    }
  });

  test('that holds data of its own is served with --demo, but nothing is seeded into it', async () => {
    const running = await startProgram('central/cli.ts', ['serve', '--demo', '--data', data]);
    try {
      const hello = Hello.parse(await (await fetch(`${running.url}/v1/hello`)).json());
      expect(hello.demoAccounts).toEqual([]);
      expect(running.errors()).toContain('This central holds data of its own; nothing was seeded into it.');
    } finally {
      await running.kill();
    }
    // Killed, it left its mark in the folder; the next one finds nobody behind it.
    expect((await central(['release', 'muster', '--data', data])).code).toBe(0);
  });
});
