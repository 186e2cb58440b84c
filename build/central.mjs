/** `npm run central -- serve | seed | import | release ...`: the central API's own program, on the pinned Node. */
import { onPinnedNode, run } from './prepare.mjs';

await onPinnedNode();
await import('./nodeGuard.mjs');
process.exit(await run(process.execPath, ['central/cli.ts', ...process.argv.slice(2)]));
