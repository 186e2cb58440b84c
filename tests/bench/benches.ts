import { cameras } from './cameras.ts';
import { census } from './census.ts';
import { coldStart } from './cold-start.ts';
import { draw } from './draw.ts';
import { encryption } from './encryption.ts';
import { everyList } from './every-list.ts';
import type { Bench } from './figure.ts';
import { firstPull } from './first-pull.ts';
import { frame } from './frame.ts';
import { hands } from './hands.ts';
import { importing } from './import.ts';
import { lasting } from './lasting.ts';
import { libraryPage } from './library-page.ts';
import { measures } from './measures.ts';
import { playback } from './playback.ts';
import { push } from './push.ts';
import { reading } from './reading.ts';
import { readingHour } from './reading-hour.ts';
import { results } from './results.ts';
import { risk } from './risk.ts';
import { sealed } from './sealed.ts';
import { shellStart } from './shell-start.ts';

/** Every benchmark, in the order in which they run. */
export const benches: readonly Bench[] = [
  firstPull,
  libraryPage,
  playback,
  hands,
  reading,
  readingHour,
  lasting,
  coldStart,
  shellStart,
  push,
  cameras,
  census,
  draw,
  frame,
  results,
  risk,
  measures,
  everyList,
  importing,
  encryption,
  sealed,
];
