/**
 * Canonical JSON: keys sorted by UTF-16 code unit, no spaces, texts and numbers as `JSON.stringify` writes them (RFC 8785
 * for the values that occur here). Throws a TypeError on what JSON can't say: undefined, functions, NaN, infinities.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  throw new TypeError(`A value of type ${typeof value} has no canonical JSON.`);
}
