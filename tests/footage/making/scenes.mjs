// The scenes by name.

import { hallway } from './scenes/hallway.mjs';
import { parkingLot } from './scenes/parkingLot.mjs';
import { porch } from './scenes/porch.mjs';
import { storeFront } from './scenes/storeFront.mjs';
import { trafficStop } from './scenes/trafficStop.mjs';

export const scenes = {
  trafficStop,
  porch,
  hallway,
  storeFront,
  parkingLotA: () => parkingLot('a'),
  parkingLotB: () => parkingLot('b'),
};
