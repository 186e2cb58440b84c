import type { Classification } from '../../contract/nouns/classification.ts';

/**
 * The classes a new central starts with, and how long each is kept, in days from the recording. Null: kept until
 * somebody decides. A department changes them by publishing a higher `version`, never by editing this one.
 *
 * `unclassified` is what a video carries when nobody has said anything. It is kept longer than `non-evidence` on
 * purpose: a default with a short life deletes recordings that somebody forgot to classify.
 */
export const classifications: readonly Classification[] = [
  { code: 'unclassified', label: 'Unclassified', retentionDays: 365, version: 1 },
  { code: 'non-evidence', label: 'Non-evidence', retentionDays: 180, version: 1 },
  {
    code: 'misdemeanor-citation',
    label: 'Misdemeanor / citation / summons',
    retentionDays: 1825,
    version: 1,
  },
  { code: 'traffic-crash', label: 'Traffic crash', retentionDays: 1095, version: 1 },
  { code: 'felony', label: 'Felony', retentionDays: 7300, version: 1 },
  { code: 'homicide', label: 'Homicide', retentionDays: null, version: 1 },
  { code: 'use-of-force', label: 'Use of force', retentionDays: 1825, version: 1 },
  { code: 'internal-affairs', label: 'Internal affairs', retentionDays: null, version: 1 },
  { code: 'training', label: 'Training', retentionDays: 90, version: 1 },
];

/** The class of a video that nobody has classified. */
export const defaultClass = 'unclassified';
