import type { Classification } from '../../contract/nouns/classification.ts';
import type { Officer } from '../../contract/nouns/officer.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { day, instant, minute } from '../../contract/time.ts';
import type { Change } from '../../electron/core/catalogue/change.ts';
import { change } from './database.ts';
import * as department from './department.ts';

/** Numbers from 0 up to 1, the same for the same seed. */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Videos that make lists awkward: many at one instant, classes from none to three, numbers written in several ways,
 * officers and units missing, some never deleted.
 */
export function manyVideos(count: number, seed: number): readonly Video[] {
  const dice = diceOf(seed);
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(dice() * items.length)] as T;
  const [template] = department.videos as readonly [Video];
  return Array.from({ length: count }, (_, n) => {
    const officer = oneOf<Officer | null>([...department.officers, null]);
    const recordedAt =
      department.departmentNow - Math.floor(dice() * 60) * day - Math.floor(dice() * 3) * minute;
    const codes = new Set(
      Array.from({ length: Math.floor(dice() * 3) + (n % 7 === 0 ? 0 : 1) }, () => oneOf(codesInUse)),
    );
    return {
      ...template,
      id: `video-${n}`,
      incidentNumber: oneOf([
        `KC26-${String(n % 97).padStart(6, '0')}`,
        `J-${n % 89}-26`,
        `KC26 0${n % 11}`,
        null,
      ]),
      officerId: officer?.id ?? null,
      squadId: officer?.squadId ?? null,
      divisionId: officer?.divisionId ?? null,
      recordedAt: instant(recordedAt),
      endedAt: instant(recordedAt + 5 * minute),
      classes: [...codes].map((code) => ({ code, source: 'officer' as const, setBy: null, setAt: null })),
      deletedAt: dice() < 0.2 ? null : instant(recordedAt + oneOf([30, 90, 180, 365]) * day),
    };
  });
}

const codesInUse: readonly Classification['code'][] = department.classifications.map(({ code }) => code);

export function changesOf(videos: readonly Video[]): Change[] {
  return videos.map((video) => change('video', video.id, video));
}
