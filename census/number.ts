/**
 * The letters and digits of an incident number in capitals, so that `KC26-045512`, `kc26 045512` and `KC26045512` are
 * the same; null when there are none.
 */
export function numberKey(text: string | null): string | null {
  const key = (text ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return key === '' ? null : key;
}
