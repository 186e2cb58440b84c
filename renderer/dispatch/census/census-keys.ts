import type { CommandMap } from '../../keyboard/commands.ts';

export const censusKeys = {
  'census.clear': { says: 'Clear all filters', keys: ['x'] },
  'census.rules': { says: 'Read the rules of matching', keys: ['r'] },
  'census.watch': { says: 'Watch the first recording of the current dispatch', keys: ['w'] },
  'census.hand': { says: 'Choose the recordings of the current dispatch by hand', keys: ['h'] },
  'census.clocks': { says: 'Times as recorded, or clocks put right', keys: ['c'] },
  'census.export': { says: 'Save the list as CSV', keys: ['e'] },
} as const satisfies CommandMap;
