import { LastStart } from '../../../contract/sync-state.ts';
import type { Instant } from '../../../contract/time.ts';
import type { Start } from '../db/safety/ladder.ts';
import type { Opened } from '../db/safety/open-safely.ts';
import type { ReadDb } from '../db/sql.ts';
import { readKept, writeKept } from '../desk/kept.ts';
import { markRestored } from '../outbox/restored.ts';
import type { Ids } from '../ports.ts';
import { deviceIdOf } from '../session/device.ts';

/**
 * Writes down how the database was found, and gives it a new device where a copy had to be used: a copy doesn't know which
 * numbers were given out after it.
 */
export function noteStart({ db, start }: Opened, ids: Ids, now: Instant): void {
  const told = toldOf(start, now);
  db.write('note start', (write) => {
    if (told.work !== 'file')
      markRestored(write, { deviceId: ids.next(), from: deviceIdOf(write), copyAt: told.copyAt }, now);
    writeKept(write, 'last-start', told);
  });
}

export function lastStart(db: ReadDb): LastStart | null {
  return readKept(db, 'last-start', LastStart);
}

function toldOf(start: Start, now: Instant): LastStart {
  const whole = {
    at: now,
    work: 'file',
    copyAt: null,
    isSure: true,
    isPulledWhole: true,
    isFootageWhole: true,
  } as const;
  if (start.rung !== 'mended') return { ...whole, found: start.rung };
  const { found, copy } = start;
  return {
    at: now,
    found: 'mended',
    work: found === null ? 'copy' : found.isWorkWhole ? 'file' : copy === null ? 'part' : 'both',
    copyAt: copy?.at ?? null,
    isSure: found?.isWorkWhole === true || copy?.isComplete === true,
    isPulledWhole: found?.isPulledWhole ?? false,
    isFootageWhole: found?.isFootageWhole ?? false,
  };
}
