import { numberKey as incidentKey } from '../../../census/number.ts';

export { incidentKey };

/**
 * The key from the running number on, which is how people say it: `KC26-045512` → `045512`, `J-34739-16` → `3473916`.
 * The running number is the longest group of digits as it is written, the last of them when several are as long.
 */
export function incidentTail(text: string | null): string | null {
  const groups = [...(text ?? '').normalize('NFKC').matchAll(/\p{N}+/gu)];
  const running = groups.reduce<RegExpExecArray | null>(
    (longest, group) => (longest === null || group[0].length >= longest[0].length ? group : longest),
    null,
  );
  return running === null ? null : incidentKey((text ?? '').normalize('NFKC').slice(running.index));
}
