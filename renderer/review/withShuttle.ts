import type { Handlers, Press } from '../keyboard/commands.ts';

import type { Shuttle } from '../player/shuttle.ts';
import type { playKeys } from './reviewKeys.ts';

/** The playback commands with the shuttle's among them; any other ends going backwards first. */
export function withShuttle(shuttle: Shuttle, others: Handlers<typeof playKeys>): Handlers<typeof playKeys> {
  const ending = Object.entries(others).map(([name, run]): [string, (press: Press) => void] => [
    name,
    (press: Press) => {
      shuttle.end();
      if (name.startsWith('speed.')) shuttle.keepSpeed();
      run?.(press);
    },
  ]);
  return {
    ...Object.fromEntries(ending),
    'shuttle.back': shuttle.back,
    'shuttle.pause': shuttle.pause,
    'shuttle.on': shuttle.on,
  };
}
