import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import { deskApi } from '../../contract/desk-api.ts';
import { type Given, type Line, pathOf, type Reply } from '../../contract/line.ts';
import { Problem } from '../../contract/problem.ts';
import { createCore } from '../../electron/core/core.ts';
import type { Core, Ports, Secrets } from '../../electron/core/ports.ts';
import { createFakeClock, type FakeClock } from './clock.ts';

type Api = typeof deskApi;
type Given_<N extends keyof Api> = Given<Api[N] & Line>;

/** What a call came to: the line's reply, or the problem. Exactly one of the two is null. */
export type Outcome<T> = {
  readonly status: number;
  readonly value: T | null;
  readonly problem: Problem | null;
};

export type Desk = {
  readonly core: Core;
  readonly clock: FakeClock;
  readonly profileDir: string;
  readonly secrets: Secrets & { readonly values: Map<string, string> };
  readonly logged: { readonly level: string; readonly event: string; readonly facts: unknown }[];
  /** Calls a line by its name; the reply is checked against the contract, and so is a refusal against the line's list. */
  readonly call: <N extends keyof Api>(name: N, given?: Given_<N>) => Promise<Outcome<Reply<Api[N]>>>;
  /** Like `call`, for when nothing is expected to be in the way: throws on a problem. */
  readonly get: <N extends keyof Api>(name: N, given?: Given_<N>) => Promise<Reply<Api[N]>>;
  /** Stops this core and starts another on the same profile, as a restart of the desk does. Nobody is signed in. */
  readonly restart: (changes?: Partial<Ports>) => Promise<Desk>;
};

/** Without a network. */
export const noNetwork: Ports['centralFetch'] = () => Promise.reject(new TypeError('fetch failed'));

/**
 * A real core on a real profile in a temporary folder, with a fake clock. `centralFetch` is a central's own handler or
 * `noNetwork`. Stopped and swept away when the test ends.
 */
export function makeDesk(
  given: Partial<Omit<Ports, 'clock' | 'secrets'>> & {
    readonly clock?: FakeClock;
    readonly secrets?: Desk['secrets'];
  } = {},
): Desk {
  const clock = given.clock ?? createFakeClock();
  const profileDir = given.profileDir ?? mkdtempSync(join(tmpdir(), 'sw-desk-'));
  const secrets = given.secrets ?? memorySecrets();
  const logged: Desk['logged'][number][] = [];
  const core = createCore({
    centralFetch: noNetwork,
    centralUrl: 'https://central.test',
    deviceName: 'Desk in a test',
    keysIn: 'keyring',
    ids: countingIds(),
    log: (level, event, facts) => logged.push({ level, event, facts }),
    ...given,
    clock,
    secrets,
    profileDir,
  });
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopping ??= core.stop();
    return stopping;
  };
  onTestFinished(async () => {
    await stop();
    rmSync(profileDir, { recursive: true, force: true });
  });

  const call: Desk['call'] = async (name, parts) =>
    outcomeOf(deskApi[name], await core.fetch(requestOf(deskApi[name], parts ?? {})));
  return {
    core: { ...core, stop },
    clock,
    profileDir,
    secrets,
    logged,
    call,
    get: async (name, parts) => {
      const { value, problem } = await call(name, parts);
      if (problem)
        throw new Error(
          `${name}: ${JSON.stringify(problem)} ${JSON.stringify(logged.filter(({ level }) => level === 'error'))}`,
        );
      return value as Reply<Api[typeof name]>;
    },
    restart: async (changes = {}) => {
      await stop();
      return makeDesk({ ...given, ...changes, clock, secrets, profileDir });
    },
  };
}

/** Ids that tell in which order they were made, and of a shape like the real ones. */
export function countingIds(): Ports['ids'] {
  // Two desks of one test must not mint the same ids.
  desks += 1;
  const desk = String(desks).padStart(4, '0');
  let last = 0;
  return {
    next: () => {
      last += 1;
      return `00000000-0000-7000-${desk}-${String(last).padStart(12, '0')}`;
    },
  };
}
let desks = 0;

export function memorySecrets(): Desk['secrets'] {
  const values = new Map<string, string>();
  return {
    values,
    read: (name) => {
      const value = values.get(name);
      return Promise.resolve(
        value === undefined ? { state: 'absent' as const } : { state: 'found' as const, value },
      );
    },
    write: (name, value) => {
      values.set(name, value);
      return Promise.resolve();
    },
  };
}

function requestOf(line: Line, given: object): Request {
  const parts = given as {
    readonly params?: Record<string, string>;
    readonly query?: Record<string, string>;
    readonly body?: unknown;
  };
  const carried = parts.body === undefined ? {} : { body: JSON.stringify(parts.body) };
  return new Request(`http://desk.invalid${pathOf(line, parts.params, parts.query)}`, {
    method: line.method,
    ...carried,
  });
}

async function outcomeOf<L extends Line>(line: L, response: Response): Promise<Outcome<Reply<L>>> {
  const { status } = response;
  const body: unknown = await response.json();
  if (status === 200) return { status, value: checked(line.reply, body, line) as Reply<L>, problem: null };
  const problem = checked(Problem, body, line);
  const always: readonly string[] = ['bug', 'too-large', 'concealed', ...line.refusals];
  if (!always.includes(problem.code)) throw new Error(`${line.path} is not said to refuse "${problem.code}"`);
  return { status, value: null, problem };
}

function checked<T extends z.ZodType>(schema: T, body: unknown, line: Line): z.infer<T> {
  const result = schema.safeParse(body);
  if (!result.success)
    throw new Error(`${line.method} ${line.path} answered off the contract: ${result.error.message}`);
  return result.data;
}
