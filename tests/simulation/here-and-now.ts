import { createRequire, syncBuiltinESMExports } from 'node:module';

/**
 * Passwords are checked beside this thread, and come back when the machine feels like it. Here they are checked at once,
 * so that a seed lives the same each time. To be imported before anything that checks one.
 */
const crypto = createRequire(import.meta.url)('node:crypto') as Record<string, Checking>;

type Checking = (...given: unknown[]) => unknown;

for (const name of ['scrypt', 'argon2']) {
  const atOnce = crypto[`${name}Sync`];
  if (atOnce === undefined) throw new Error(`this Node has no ${name}Sync`);
  crypto[name] = (...given) => {
    const done = given.at(-1) as (error: unknown, key: unknown) => void;
    const key = atOnce(...given.slice(0, -1));
    queueMicrotask(() => done(null, key));
  };
}
syncBuiltinESMExports();
