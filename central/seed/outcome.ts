import { type Classification, type ClassTag, deletedAt } from '../../contract/nouns/classification.ts';
import { day, instant, minute } from '../../contract/time.ts';
import type { CallType } from './callTypes.ts';
import type { Dice } from './dice.ts';
import { rates } from './plan.ts';

/** What came of a contact, as dispatch writes it down. */
export type Disposition = {
  readonly text: string;
  readonly citation: string | null;
  readonly isArrest: boolean;
};

export function dispose(dice: Dice, call: CallType): Disposition {
  if (dice.chance(call.arrest)) return { text: 'Arrest', citation: 'Arrest', isArrest: true };
  if (dice.chance(call.citation)) {
    const number = `884${dice.whole(1000, 9999)}`;
    return { text: `Citation ${number}`, citation: number, isArrest: false };
  }
  const text = dice.weighted(quietEndings, (ending) => ending.weight).text;
  return { text, citation: null, isArrest: false };
}

const quietEndings = [
  { text: 'No report', weight: 5 },
  { text: 'Report taken', weight: 3 },
  { text: 'Advised', weight: 3 },
  { text: 'Gone on arrival', weight: 1 },
  { text: 'Warning', weight: 2 },
] as const;

/** The class of a video, and whether it is a ticket that was left in the short-lived one. */
export type Classed = { readonly tags: ClassTag[]; readonly isLeftTicket: boolean };

/**
 * Classifies a video as officers do, mistakes included. A class whose time is over by now can't be the one that it
 * has: such a video would have been deleted.
 */
export function classify(
  dice: Dice,
  what: { readonly usualClass: string; readonly disposition: Disposition | null },
  video: { readonly recordedAt: number; readonly endedAt: number; readonly officerName: string },
  table: ReadonlyMap<string, Classification>,
  now: number,
): Classed {
  const byOfficer = (code: string): ClassTag[] => [
    {
      code,
      source: 'officer',
      setBy: video.officerName,
      setAt: instant(video.endedAt + dice.whole(1, 240) * minute),
    },
  ];
  const untouched = (code: string): ClassTag[] => [{ code, source: 'default', setBy: null, setAt: null }];
  const isKept = (code: string) => {
    const until = deletedAt({ recordedAt: video.recordedAt, hold: null }, [code], table);
    return until === null || until > now + day;
  };
  const ticket = what.disposition?.citation != null && !what.disposition.isArrest;
  if (ticket && dice.chance(rates.ticketLeftNonEvidence) && isKept('non-evidence')) {
    return { tags: untouched('non-evidence'), isLeftTicket: true };
  }
  const code = ticket
    ? 'misdemeanor-citation'
    : what.disposition?.isArrest === true && what.usualClass === 'non-evidence'
      ? 'misdemeanor-citation'
      : what.usualClass;
  if (!isKept(code)) {
    // Records that go back for years hold only what is kept for years.
    return {
      tags: untouched(isKept('unclassified') ? 'unclassified' : 'misdemeanor-citation'),
      isLeftTicket: false,
    };
  }
  if (code === 'non-evidence' && dice.chance(0.3)) {
    return { tags: untouched(dice.chance(0.5) ? 'unclassified' : 'non-evidence'), isLeftTicket: false };
  }
  const force = what.disposition?.isArrest === true && dice.chance(0.05) ? byOfficer('use-of-force') : [];
  return { tags: [...byOfficer(code), ...force], isLeftTicket: false };
}
