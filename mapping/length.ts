import { hour, type Ms, minute, ms, parseClock, second } from '../contract/time.ts';

const units = { milliseconds: 1, seconds: second, minutes: minute, hours: hour } as const;

/**
 * The length of a recording: `30.24` or `30,24` in the given unit, `1:02:05` or `0:30.5` as a clock, `12 min 4 s` with its
 * units. Below zero where it is written so; null for what is no length.
 */
export function readLength(text: string, unit: keyof typeof units): Ms | null {
  const plain = text.replace(/\s/g, '').replace(',', '.');
  if (/^-?\d+(\.\d+)?$/.test(plain)) return plausible(Number(plain) * units[unit]);
  if (/^-?\d+(:\d\d){1,2}(\.\d+)?$/.test(plain)) return parseClock(plain.replace(/(\.\d{3})\d+$/, '$1'));
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)(h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)/gi)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== plain) return null;
  return plausible(parts.reduce((sum, [, size, name]) => sum + Number(size) * unitNamed(name ?? ''), 0));
}

function unitNamed(name: string): number {
  const first = name[0]?.toLowerCase();
  return first === 'h' ? hour : first === 'm' ? minute : second;
}

function plausible(value: number): Ms | null {
  return Math.abs(value) < 1e12 ? ms(value) : null;
}
