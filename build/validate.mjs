/** `npm run validate`: writes docs/validation.md, published values beside ours, on the pinned Node. */
import { onPinnedNode, run } from './prepare.mjs';

await onPinnedNode();
await import('./nodeGuard.mjs');
process.exit(await run(process.execPath, ['tests/sampling/statistics/validation/write.ts']));
