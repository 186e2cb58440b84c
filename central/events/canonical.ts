import { createHash } from 'node:crypto';

/** Deeper than anything that a desk has to say. */
const deepest = 64;

/**
 * JSON with its fields in alphabetical order, so that the same content is the same text whoever wrote it. Null when it
 * is nested deeper than 64 levels.
 */
export function canonicalText(value: unknown): string | null {
  return isTooDeep(value, deepest) ? null : JSON.stringify(sorted(value));
}

/** SHA-256 of a text, in hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  // Entries, not assignment: a field named `__proto__` is content like any other.
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function isTooDeep(value: unknown, left: number): boolean {
  if (Array.isArray(value)) return left === 0 || value.some((part) => isTooDeep(part, left - 1));
  if (!isRecord(value)) return false;
  return left === 0 || Object.values(value).some((part) => isTooDeep(part, left - 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
