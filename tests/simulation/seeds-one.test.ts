import { testSeeds } from './suite.ts';

/** Two files, because each runs in a process of its own. `npm run simulate` lives through thousands. */
testSeeds(1, 100);
