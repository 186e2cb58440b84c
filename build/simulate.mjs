/** `npm run simulate -- --seeds 10000 --from 1`: desks and a central in all weathers, by the thousand, on the pinned Node. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPinnedNode, run } from './prepare.mjs';

await onPinnedNode();
await import('./nodeGuard.mjs');
// In memory where there is such a place: the desks write and sync a great deal.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sw-simulation-'));
const code = await run(process.execPath, ['tests/simulation/run.ts', ...process.argv.slice(2)], {
  SIMULATION_DIR: folder,
});
rmSync(folder, { recursive: true, force: true });
process.exit(code);
