import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { deskApi } from '../../contract/desk-api.ts';
import { instant, ms } from '../../contract/time.ts';
import { createCore } from '../../electron/core/core.ts';
import type { Core, Ports } from '../../electron/core/ports.ts';
import { ask } from './asking.ts';
import { auditor, departmentFolder, type Say, serveCentral } from './departments.ts';
import { type Bench, figure } from './figure.ts';

const events = 10_000;
const eventsOfReview = 100;

/** A long time without a network: what was marked meanwhile goes out to an embedded central, over HTTP. */
export const push: Bench = {
  name: 'push',
  run: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), 'sw-bench-push-'));
    const dataDir = join(folder, 'central');
    await cp(await departmentFolder('small', say), dataDir, { recursive: true });
    const central = await serveCentral(dataDir);
    const network = { isThere: true };
    const core = coreOn(join(folder, 'profile'), central.url, network);
    try {
      await firstPull(core);
      network.isThere = false;
      const markSeconds = await mark(core, say);
      network.isThere = true;
      const seconds = await pushAll(core);
      return [
        figure(`push of ${events.toLocaleString('en')} events`, seconds, 's', { most: 10 }),
        figure('push, events per second', events / seconds, 'events/s'),
        figure('keeping one mark on disk, mean', (markSeconds * 1000) / events, 'ms'),
      ];
    } finally {
      await core.stop();
      await central.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function coreOn(profileDir: string, centralUrl: string, network: { readonly isThere: boolean }): Core {
  const ports: Ports = {
    clock: {
      now: () => instant(Date.now()),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    ids: { next: () => crypto.randomUUID() },
    log: () => {},
    secrets: secretsInMemory(),
    keysIn: 'file',
    centralFetch: (request) =>
      network.isThere ? fetch(request) : Promise.reject(new TypeError('no network')),
    centralUrl,
    profileDir,
    deviceName: 'bench',
  };
  return createCore(ports);
}

function secretsInMemory(): Ports['secrets'] {
  const kept = new Map<string, string>();
  return {
    read: async (name) => {
      const value = kept.get(name);
      return value === undefined ? { state: 'absent' } : { state: 'found', value };
    },
    write: async (name, value) => void kept.set(name, value),
  };
}

async function firstPull({ fetch: send }: Core): Promise<void> {
  await ask(send, deskApi.signIn, { body: auditor });
  while ((await ask(send, deskApi.desk, { query: {} })).sync.lastPulledAt === null) await wait(100);
}

/** Opens reviews and tags findings in them, through the desk's API. Answers the seconds that took. */
async function mark({ fetch: send }: Core, say: Say): Promise<number> {
  const query = { limit: events / eventsOfReview };
  const { rows } = await ask(send, deskApi.videos, { query });
  const startedAt = performance.now();
  for (const [n, video] of rows.entries()) {
    const id = crypto.randomUUID();
    await ask(send, deskApi.openReview, {
      body: { id, videoId: video.id, dutyId: null, purpose: 'training' },
    });
    for (let finding = 1; finding < eventsOfReview; finding += 1)
      await ask(send, deskApi.addFinding, { params: { id }, body: findingAt(finding * 10) });
    if ((n + 1) % 25 === 0) say(`${(n + 1) * eventsOfReview} marks kept`);
  }
  return (performance.now() - startedAt) / 1000;
}

function findingAt(atMs: number) {
  const frame = {
    sha256: null,
    pts: atMs * 1000,
    timeBase: 1_000_000,
    number: null,
    source: 'picture',
  } as const;
  return {
    id: crypto.randomUUID(),
    kind: 'courtesy',
    mark: {
      startMs: ms(atMs),
      endMs: null,
      startFrame: frame,
      endFrame: null,
      rawStartMs: ms(atMs),
      rawEndMs: null,
    },
    reasonHeard: null,
    reasonAtMs: null,
    exception: null,
    note: 'Spoke calmly; explained why the car was stopped.',
  };
}

/** Seconds from "Sync now" until nothing waits. Throws when the central refused anything. */
async function pushAll({ fetch: send }: Core): Promise<number> {
  const before = await ask(send, deskApi.desk, { query: {} });
  if (before.sync.unsent !== events) throw new Error(`${before.sync.unsent} events wait, not ${events}.`);
  const startedAt = performance.now();
  await ask(send, deskApi.syncNow, {});
  for (;;) {
    const { sync } = await ask(send, deskApi.desk, { query: {} });
    if (sync.refused + sync.conflicts > 0) throw new Error(`${sync.refused} events were refused.`);
    if (sync.unsent === 0) return (performance.now() - startedAt) / 1000;
    await wait(50);
  }
}
