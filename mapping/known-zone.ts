import { Zone } from '../contract/time.ts';

const known = new Set<string>();

/** Whether this machine's table has a zone by that name; asked about each name once. */
export function isKnownZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!Zone.safeParse(name).success) return false;
  known.add(name);
  return true;
}
