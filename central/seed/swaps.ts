import type { Officer } from '../../contract/nouns/officer.ts';
import { hour, minute } from '../../contract/time.ts';
import { createDice } from './dice.ts';
import type { People } from './people.ts';
import type { Truth } from './truth.ts';

/** When a recording was docked and uploaded, and with which camera it was made. */
export type Upload = {
  readonly device: string;
  readonly isLate: boolean;
  readonly dockedAt: number;
  readonly uploadedAt: number;
};

/** Changes an upload as the department's odd cases want it: a bad camera, a late officer. */
export type Swaps = (officer: Officer, endedAt: number, usual: Upload) => Upload;

/** Spare cameras, by names that no officer's own has. */
const badCamera = 'X5990';
const spareCamera = 'X5991';

/**
 * Two officers of the first squad, who now and then wear a spare camera whose uploads get stuck; and one who is
 * late with whichever camera, the other spare one among them, which a colleague brings back in time. Chance of its own,
 * so that everything else in the department stays as it was.
 */
export function createSwaps(seed: string, people: People, truth: Truth): Swaps {
  const dice = createDice(seed, 'swapped cameras');
  const squad = people.squads.find(({ officers }) => officers.filter(({ equipped }) => equipped).length >= 8);
  const able = (squad?.officers ?? []).filter(({ equipped }) => equipped);
  const [, , , first, second, late, inTime] = able;
  if (first === undefined || second === undefined || late === undefined || inTime === undefined)
    return (_officer, _endedAt, usual) => usual;
  truth.uploads.push(
    { kind: 'device', device: badCamera, officers: [first.id, second.id] },
    { kind: 'officer', device: spareCamera, officers: [late.id] },
  );
  const stuck = (endedAt: number, usual: Upload, device: string): Upload => {
    const uploadedAt = Math.max(usual.dockedAt, endedAt) + dice.between(26, 60) * hour;
    return { device, isLate: true, dockedAt: usual.dockedAt, uploadedAt };
  };
  const kept = (endedAt: number, device: string): Upload => {
    const dockedAt = endedAt + dice.between(30, 80) * hour;
    return { device, isLate: true, dockedAt, uploadedAt: dockedAt + dice.between(5, 50) * minute };
  };
  const prompt = (endedAt: number, device: string): Upload => {
    const dockedAt = endedAt + dice.between(1, 9) * hour;
    return { device, isLate: false, dockedAt, uploadedAt: dockedAt + dice.between(5, 50) * minute };
  };
  return (officer, endedAt, usual) => {
    switch (officer.id) {
      case first.id:
      case second.id:
        if (!dice.chance(0.5)) return usual;
        return dice.chance(0.75) ? stuck(endedAt, usual, badCamera) : prompt(endedAt, badCamera);
      case late.id: {
        const device = dice.chance(0.5) ? spareCamera : usual.device;
        return dice.chance(0.6) ? kept(endedAt, device) : { ...usual, device };
      }
      case inTime.id:
        return dice.chance(0.3) ? prompt(endedAt, spareCamera) : usual;
      default:
        return usual;
    }
  };
}
