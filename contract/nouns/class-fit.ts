import { z } from 'zod';
import { Code, Name } from './text.ts';

/** What can come of a call that a recording's class has to answer to. */
export const OutcomeKind = z.enum(['citation', 'arrest', 'force', 'report']);
export type OutcomeKind = z.infer<typeof OutcomeKind>;

const Words = z.array(z.string().trim().min(1).max(80)).max(200);

/**
 * Which classes fit what came of a call: configuration that the central publishes, the newest version in force, printed
 * wherever it is used. How an outcome is recognised is said here too, because every dispatch system words it in its own way.
 */
export const ClassFit = z.object({
  id: z.literal('class-fit'),
  version: z.int().positive(),
  /** Days after the recording within which somebody should have classified it. */
  graceDays: z.int().min(0).max(366),
  /** Classes that say nothing about the recording. */
  saysNothing: z.array(Code).max(100),
  /** In the order in which they are said; each kind at most once, and one that is left out is not looked for. */
  outcomes: z
    .array(
      z.strictObject({
        kind: OutcomeKind,
        label: Name,
        /** Such recordings, in a sentence: "citations". */
        plural: Name,
        /** Words in the disposition that tell of it, whatever their case. */
        words: Words,
        /** Classes that fit; the first is the usual one, whose retention is named. */
        classes: z.array(Code).min(1).max(100),
      }),
    )
    .max(OutcomeKind.options.length),
  /** A report number counts as a report unless the disposition says one of these. */
  noReportWords: Words,
});
export type ClassFit = z.infer<typeof ClassFit>;

/** What a department begins with; it goes with the classes that a new central begins with. */
export const standardFit: ClassFit = {
  id: 'class-fit',
  version: 1,
  graceDays: 7,
  saysNothing: ['unclassified'],
  outcomes: [
    {
      kind: 'force',
      label: 'Use of force',
      plural: 'recordings of force',
      words: ['use of force', 'force used', 'taser', 'less lethal'],
      classes: ['use-of-force', 'internal-affairs', 'homicide'],
    },
    {
      kind: 'arrest',
      label: 'Arrest',
      plural: 'arrests',
      words: ['arrest', 'arrested', 'custody', 'booked'],
      classes: [
        'misdemeanor-citation',
        'felony',
        'homicide',
        'traffic-crash',
        'use-of-force',
        'internal-affairs',
      ],
    },
    {
      kind: 'citation',
      label: 'Citation',
      plural: 'citations',
      words: ['citation', 'summons', 'cited'],
      classes: [
        'misdemeanor-citation',
        'traffic-crash',
        'felony',
        'homicide',
        'use-of-force',
        'internal-affairs',
      ],
    },
    {
      kind: 'report',
      label: 'Report',
      plural: 'recordings with a report',
      words: ['report taken', 'report written'],
      classes: [
        'misdemeanor-citation',
        'traffic-crash',
        'felony',
        'homicide',
        'use-of-force',
        'internal-affairs',
      ],
    },
  ],
  noReportWords: ['no report', 'advised', 'gone on arrival', 'warning', 'unfounded', 'cancelled'],
};
