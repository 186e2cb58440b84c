import './here-and-now.ts';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deskApi } from '../../contract/desk-api.ts';
import { type Given, type Line, pathOf, type Reply } from '../../contract/line.ts';
import type { Problem } from '../../contract/problem.ts';
import { instant } from '../../contract/time.ts';
import { createCore } from '../../electron/core/core.ts';
import type { Core, Ports } from '../../electron/core/ports.ts';
import type { FakeClock } from '../support/clock.ts';
import { type AccountName, accounts, password } from '../support/department.ts';
import { settle } from './settle.ts';
import { type End, type Plug, watchFolder } from './tape.ts';
import { learn } from './upgrade.ts';
import type { Version } from './versions.ts';

type Api = typeof deskApi;
export type Name = keyof Api;

/** What a call came to. `cut`: the desk ended before it answered, so nobody knows. */
export type Came<T> =
  | { readonly came: 'value'; readonly value: T }
  | { readonly came: 'problem'; readonly problem: Problem }
  | { readonly came: 'cut' };

/** A machine with a desk on it: the desk comes and goes, the folder stays. */
export type Station = {
  readonly who: AccountName;
  readonly call: <N extends Name>(name: N, given?: Given<Api[N] & Line>) => Promise<Came<Reply<Api[N]>>>;
  readonly isUp: () => boolean;
  /** Somebody has signed in since it was started. */
  readonly isOpen: () => boolean;
  readonly start: () => void;
  /** What the sign-in page says; null: come in. */
  readonly signIn: () => Promise<string | null>;
  readonly quit: () => Promise<void>;
  readonly end: (how: End, statements: number, ended: () => void) => void;
  /** `struck` is told at each statement that finds the disk full. */
  readonly fillDisk: (isFull: boolean, struck: () => void) => void;
  /** The disk has room again, and no end is near. */
  readonly calm: () => void;
  /** Moves this machine's clock ahead of the world's by so much. */
  readonly skew: (milliseconds: number) => void;
  /** Keeps a copy of the folder; the desk must be down. */
  readonly backup: () => void;
  readonly restore: () => boolean;
  readonly folder: () => string;
  /** The key of a database in it. */
  readonly keyOf: (name: string) => string;
  readonly bugs: () => readonly string[];
  readonly sweep: () => void;
};

type Life = {
  readonly core: Core;
  readonly plug: Plug;
  alive: boolean;
  open: boolean;
  /** Whoever waits for an answer of a desk that ends waits no longer. */
  readonly isOver: Promise<null>;
  readonly over: () => void;
};

type Needs = {
  readonly name: string;
  readonly who: AccountName;
  readonly root: string;
  readonly world: FakeClock;
  readonly centralFetch: Ports['centralFetch'];
  /** Which desk is installed. */
  readonly version: () => Version;
};

export function createStation({ name, who, root, world, centralFetch, version }: Needs): Station {
  const secrets = new Map<string, string>();
  let lives = 0;
  let ids = 0;
  let ahead = 0;
  let isFull = false;
  let wasOlder = false;
  let foundFull = (): void => {};
  let folder = join(root, `${name}-0`);
  let kept: { readonly folder: string; readonly secrets: ReadonlyMap<string, string> } | null = null;
  let life: Life | null = null;
  const bugs: string[] = [];
  const old: Plug[] = [];
  mkdirSync(folder, { recursive: true });

  const call: Station['call'] = async (line, given) => {
    const at = life;
    if (at === null) return { came: 'cut' };
    const answer = await Promise.race([at.core.fetch(requestOf(deskApi[line], given ?? {})), at.isOver]);
    if (answer === null || !at.alive) return { came: 'cut' };
    const body: unknown = await answer.json();
    return answer.status === 200
      ? { came: 'value', value: body as Reply<Api[typeof line]> }
      : { came: 'problem', problem: body as Problem };
  };

  function start(): void {
    lives += 1;
    if (version() === 'older') wasOlder = true;
    // Elsewhere nothing is touched before the desk itself opens what its last life left.
    else if (wasOlder) for (const [database, key] of secrets) learn(join(folder, `${database}.desk`), key);
    const after = join(root, `${name}-${lives}`);
    const plug = watchFolder(folder, after);
    plug.fillDisk(isFull, foundFull);
    const { promise: isOver, resolve } = Promise.withResolvers<null>();
    const over = (): void => resolve(null);
    const one: Life = { core: coreOf(() => one), plug, alive: true, open: false, isOver, over };
    life = one;
    one.core.start();
  }

  function coreOf(here: () => Life): Core {
    return createCore({
      clock: {
        now: () => instant(world.now() + ahead),
        after: (milliseconds, run) => world.after(milliseconds, () => (here().alive ? run() : undefined)),
      },
      ids: { next: () => `${name}-id-${String(++ids).padStart(8, '0')}` },
      log: (level, event, facts) => {
        if (level === 'error' && here().alive && !isFull)
          bugs.push(JSON.stringify({ name, event, ...facts }));
      },
      secrets: {
        read: async (key) => {
          const value = secrets.get(key);
          return value === undefined ? { state: 'absent' } : { state: 'found', value };
        },
        write: async (key, value) => void secrets.set(key, value),
      },
      keysIn: 'keyring',
      centralFetch: (request) => (here().alive ? centralFetch(request) : new Promise(() => {})),
      centralUrl: 'https://central.test',
      profileDir: folder,
      deviceName: name,
      passwordCostLog2: 4,
    });
  }

  function ended(): void {
    const gone = life;
    if (gone === null) return;
    gone.alive = false;
    gone.over();
    old.push(gone.plug);
    folder = join(root, `${name}-${lives}`);
    life = null;
  }

  return {
    who,
    call,
    start,
    isUp: () => life !== null,
    isOpen: () => life?.open === true,
    signIn: async () => {
      const at = life;
      if (at === null) return 'the desk is down';
      const body = { username: accounts[who].username, password };
      const came = await running(call('signIn', { body }), world);
      if (came.came !== 'value') return came.came === 'problem' ? JSON.stringify(came.problem) : 'it ended';
      at.open = true;
      return null;
    },
    quit: async () => {
      const at = life;
      if (at === null) return;
      // Its last writes may meet the plug; then it didn't quit, it ended.
      await running(
        at.core.stop().catch(() => undefined),
        world,
      );
      if (!at.alive) return;
      at.alive = false;
      at.plug.sweep();
      life = null;
    },
    end: (how, statements, told) => {
      life?.plug.pull(how, statements, () => {
        ended();
        told();
      });
    },
    fillDisk: (full, struck) => {
      isFull = full;
      foundFull = struck;
      life?.plug.fillDisk(full, struck);
    },
    calm: () => {
      isFull = false;
      life?.plug.calm();
    },
    skew: (milliseconds) => {
      ahead = milliseconds;
    },
    backup: () => {
      const to = join(root, `${name}-backup-${lives}`);
      rmSync(to, { recursive: true, force: true });
      cpSync(folder, to, { recursive: true });
      kept = { folder: to, secrets: new Map(secrets) };
    },
    restore: () => {
      if (kept === null || kept.secrets.size === 0) return false;
      lives += 1;
      folder = join(root, `${name}-${lives}`);
      cpSync(kept.folder, folder, { recursive: true });
      return true;
    },
    folder: () => folder,
    keyOf: (name_) => secrets.get(name_) ?? '',
    bugs: () => bugs,
    sweep: () => {
      for (const plug of old) plug.sweep();
      if (life !== null) life.alive = false;
      life?.plug.sweep();
    },
  };
}

/** Lets the world's clock run until this has come to something. */
async function running<T>(work: Promise<T>, world: FakeClock): Promise<T> {
  let isDone = false;
  const finished = work.finally(() => {
    isDone = true;
  });
  finished.catch(() => {});
  for (let turn = 0; !isDone; turn += 1) {
    await settle();
    if (turn >= 2 && !isDone) await world.advance(1000);
    if (turn > 400) throw new Error('a call never came to an end');
  }
  return finished;
}

function requestOf(line: Line, given: object): Request {
  const { params, query, body } = given as {
    readonly params?: Record<string, string>;
    readonly query?: Record<string, string>;
    readonly body?: unknown;
  };
  return new Request(`http://desk.invalid${pathOf(line, params, query)}`, {
    method: line.method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
