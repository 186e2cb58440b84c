/**
 * The letters and digits of an incident number in capitals, so that `KC26-045512`, `kc26 045512` and `KC26045512` are
 * the same; null when there are none.
 */
export function incidentKey(text: string | null): string | null {
  const key = (text ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return key === '' ? null : key;
}

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
