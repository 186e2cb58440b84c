import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { deskApi } from '../../contract/desk-api.ts';
import { ask } from './asking.ts';
import { cache, deskShape } from './cache.ts';
import { type CoreInProcess, startCoreProcess } from './core-process.ts';
import { auditor, departmentFolder, type Say, serveCentral } from './departments.ts';

/** A first pull of the full department. */
export type Pull = {
  readonly items: number;
  /** From the sign-in's answer until every item was in. */
  readonly pulledSeconds: number;
  /** Until the lists' indexes were made and dispatches matched, too. */
  readonly arrangedSeconds: number;
  readonly peakMegabytes: number | null;
  /** Of the core's process alone; on a busy machine it says more than the clock. */
  readonly processorSeconds: number | null;
};

const profile = join(cache, `pulled-${deskShape()}`);
const noted = join(profile, 'central.json');
const Noted = z.object({ port: z.number() });

/** Pulls the full department over HTTP into a new profile, with a core in a process of its own. */
export async function pullFullDepartment(say: Say): Promise<Pull> {
  const folder = await departmentFolder('full', say);
  await rm(profile, { recursive: true, force: true });
  await mkdir(profile, { recursive: true });
  const central = await serveCentral(folder);
  const core = startCoreProcess(central.url, profile);
  try {
    const pull = await measure(core, say);
    await writeFile(noted, JSON.stringify({ port: Number(new URL(central.url).port) }));
    return pull;
  } finally {
    await core.stop();
    await central.stop();
  }
}

/** A profile that holds the full department, and the port of the central that it belongs to. */
export async function pulledProfile(say: Say): Promise<{ readonly profile: string; readonly port: number }> {
  if (!existsSync(noted)) await pullFullDepartment(say);
  return { profile, ...Noted.parse(JSON.parse(await readFile(noted, 'utf8'))) };
}

async function measure(core: CoreInProcess, say: Say): Promise<Pull> {
  const { send } = core;
  await ask(send, deskApi.signIn, { body: auditor });
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  let items = 0;
  let saidAt = 0;
  for (;;) {
    const { sync } = await ask(send, deskApi.desk, { query: {} });
    items = Math.max(items, sync.pulled);
    if (sync.lastPulledAt !== null) break;
    if (sync.problem !== null) throw new Error(`The pull stopped: ${JSON.stringify(sync.problem)}`);
    if (seconds() - saidAt > 10) {
      saidAt = seconds();
      say(`${items.toLocaleString('en')} items after ${saidAt.toFixed(0)} s`);
    }
    await wait(100);
  }
  const pulledSeconds = seconds();
  const processorSeconds = await core.processorSeconds();
  const arrangedSeconds = await untilQuiet(send, seconds);
  const peakMegabytes = await core.peakMegabytes();
  return { items, pulledSeconds, arrangedSeconds, peakMegabytes, processorSeconds };
}

/** Every write raises the desk's revision; when none has for a few seconds, the last one was the end of the work. */
async function untilQuiet(send: CoreInProcess['send'], seconds: () => number): Promise<number> {
  let last = { revision: -1, at: seconds() };
  while (seconds() - last.at < quietSeconds) {
    const { revision } = await ask(send, deskApi.desk, { query: {} });
    if (revision !== last.revision) last = { revision, at: seconds() };
    await wait(50);
  }
  return last.at;
}

const quietSeconds = 5;
