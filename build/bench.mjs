/** `npm run bench`: measures, prints a table, and never fails for being slow. */
import { onPinnedNode, run } from './prepare.mjs';

await onPinnedNode();
await import('./nodeGuard.mjs');
const { buildWhenStale } = await import('./freshness.mjs');
await buildWhenStale();
process.exit(await run(process.execPath, ['tests/bench/run.ts', ...process.argv.slice(2)]));
