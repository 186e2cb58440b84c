import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { deskApi } from '../../contract/desk-api.ts';
import type { Desk } from '../../contract/desk-state.ts';
import type { Running } from '../support/processes.ts';
import { ask } from './asking.ts';
import { cache, deskShape } from './cache.ts';
import { type CoreInProcess, startCoreProcess } from './core-process.ts';
import { auditor, departmentFolder, type Say, serveCentral } from './departments.ts';
import { processorSecondsOf } from './process-cost.ts';
import { type SqliteBuild, suffixOf } from './sqlite-build.ts';

/** A first pull of the full department. */
export type Pull = {
  /** From the sign-in's answer until every item was in. */
  readonly pulledSeconds: number;
  /** Until the lists' indexes were made and dispatches matched, too. */
  readonly arrangedSeconds: number;
  /** The core's memory at its most: until every item was in, and until the census was taken and everything counted, too. */
  readonly peakMegabytes: { readonly pulling: number | null; readonly whole: number | null };
  /** Until every item was in; on a busy machine they say more than the clock. */
  readonly processorSeconds: { readonly core: number | null; readonly central: number | null };
  /** How long the window waited for its calls, in milliseconds, while items came in and while lists were put in order. */
  readonly answers: { readonly pulling: Answers; readonly arranging: Answers };
};

export type Answers = { readonly desk: number[]; readonly page: number[] };

const profileFor = (build: SqliteBuild): string => join(cache, `pulled-${deskShape()}${suffixOf(build)}`);
const noted = 'central.json';
const Noted = z.object({ port: z.number() });

/** Pulls the full department over HTTP into a new profile, with a core in a process of its own. */
export async function pullFullDepartment(say: Say, build: SqliteBuild = 'encrypted'): Promise<Pull> {
  const folder = await departmentFolder('full', say);
  const profile = profileFor(build);
  await rm(profile, { recursive: true, force: true });
  await mkdir(profile, { recursive: true });
  const central = await serveCentral(folder);
  const core = startCoreProcess(central.url, profile, build);
  try {
    const pull = await measure(core, central, say);
    await writeFile(join(profile, noted), JSON.stringify({ port: Number(new URL(central.url).port) }));
    return pull;
  } finally {
    await core.stop();
    await central.stop();
  }
}

/** A profile that holds the full department, and the port of the central that it belongs to. */
export async function pulledProfile(say: Say): Promise<{ readonly profile: string; readonly port: number }> {
  const profile = profileFor('encrypted');
  if (!existsSync(join(profile, noted))) await pullFullDepartment(say);
  return { profile, ...Noted.parse(JSON.parse(await readFile(join(profile, noted), 'utf8'))) };
}

async function measure(core: CoreInProcess, central: Running, say: Say): Promise<Pull> {
  await ask(core.send, deskApi.signIn, { body: auditor });
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  const pulling: Answers = { desk: [], page: [] };
  let saidAt = 0;
  for (;;) {
    const { sync } = await lookAround(core, pulling);
    if (sync.lastPulledAt !== null) break;
    if (sync.problem !== null) throw new Error(`The pull stopped: ${JSON.stringify(sync.problem)}`);
    if (seconds() - saidAt > 10) {
      saidAt = seconds();
      say(`${sync.pulled.toLocaleString('en')} items after ${saidAt.toFixed(0)} s`);
    }
    await wait(50);
  }
  const pulledSeconds = seconds();
  const processorSeconds = {
    core: await core.processorSeconds(),
    central: await processorSecondsOf(central.child.pid),
  };
  const pullingPeak = await core.peakMegabytes();
  const arranging: Answers = { desk: [], page: [] };
  const arrangedSeconds = await untilQuiet(core, arranging, seconds);
  const peakMegabytes = { pulling: pullingPeak, whole: await core.peakMegabytes() };
  return { pulledSeconds, arrangedSeconds, peakMegabytes, processorSeconds, answers: { pulling, arranging } };
}

/** What a window asks for while its reviewer looks at the Library: how the desk is, and the newest rows. */
async function lookAround({ send }: CoreInProcess, answers: Answers): Promise<Desk> {
  const timed = async <T>(into: number[], call: Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const answer = await call;
    into.push(performance.now() - startedAt);
    return answer;
  };
  const desk = await timed(answers.desk, ask(send, deskApi.desk, { query: {} }));
  await timed(answers.page, ask(send, deskApi.videos, { query: { limit: 50 } }));
  return desk;
}

/** Every write raises the desk's revision; when none has for a few seconds, the last one was the end of the work. */
async function untilQuiet(core: CoreInProcess, answers: Answers, seconds: () => number): Promise<number> {
  let last = { revision: -1, at: seconds() };
  // What was asked after the last write says nothing about the work.
  const waiting: Answers = { desk: [], page: [] };
  while (seconds() - last.at < quietSeconds) {
    const { revision } = await lookAround(core, waiting);
    if (revision !== last.revision) {
      last = { revision, at: seconds() };
      answers.desk.push(...waiting.desk.splice(0));
      answers.page.push(...waiting.page.splice(0));
    }
    await wait(50);
  }
  return last.at;
}

const quietSeconds = 5;
