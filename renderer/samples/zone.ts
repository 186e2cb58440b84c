import type { ProgrammeProgress } from '../../contract/sample-state.ts';
import { hereZone } from '../words/when.ts';

/** The zone that the department counts its days in: its programmes say it; without any, this machine's. */
export function departmentZone(programmes: readonly ProgrammeProgress[] | null): string {
  return programmes?.[0]?.programme.zone ?? hereZone();
}
