import { createHash } from 'node:crypto';

/**
 * An id for something that a file names, the same at every import: `video-3f9a…`. The parts are hashed, so that any
 * spelling makes a valid id; 96 bits are far more than a department's rows need.
 */
export function idFor(kind: string, ...parts: readonly string[]): string {
  return `${kind}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}
