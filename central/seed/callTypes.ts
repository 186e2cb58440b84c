/** A kind of call: how often it comes, how long it takes, and what comes of it. */
export type CallType = {
  readonly label: string;
  readonly weight: number;
  /** As this department writes it: 1 is the most urgent. */
  readonly priority: '1' | '2' | '3' | '4';
  /** Share that officers begin by themselves. */
  readonly selfInitiated: number;
  /** Half of the contacts are shorter; minutes. */
  readonly medianMinutes: number;
  /** Chance of a citation, and of an arrest. */
  readonly citation: number;
  readonly arrest: number;
  /** The class of a video of this call when nothing else decides it. */
  readonly usualClass: string;
  /** Chance that a second officer is sent along. */
  readonly backup: number;
};

export const callTypes: readonly CallType[] = [
  call('Traffic stop', 26, '3', 0.96, 9, 0.52, 0.03, 'non-evidence', 0.25),
  call('Pedestrian check', 6, '3', 0.9, 8, 0.05, 0.06, 'non-evidence', 0.3),
  call('Disturbance', 14, '2', 0.04, 21, 0.05, 0.08, 'non-evidence', 0.6),
  call('Armed disturbance', 2, '1', 0, 48, 0.01, 0.4, 'felony', 0.95),
  call('Domestic', 7, '1', 0, 32, 0.04, 0.22, 'misdemeanor-citation', 0.9),
  call('Residence alarm', 7, '3', 0, 7, 0, 0.01, 'non-evidence', 0.35),
  call('Business alarm', 4, '3', 0, 9, 0, 0.01, 'non-evidence', 0.3),
  call('Welfare check', 6, '2', 0.05, 18, 0, 0.02, 'non-evidence', 0.3),
  call('Vehicle crash', 5, '2', 0.12, 42, 0.25, 0.04, 'traffic-crash', 0.4),
  call('Injury crash', 2, '1', 0.02, 64, 0.3, 0.08, 'traffic-crash', 0.8),
  call('Stolen auto', 3, '3', 0.05, 26, 0, 0.05, 'felony', 0.15),
  call('Burglary report', 3, '3', 0, 38, 0, 0.04, 'felony', 0.2),
  call('Larceny report', 4, '4', 0, 24, 0.04, 0.03, 'misdemeanor-citation', 0.1),
  call('Prowler', 2, '2', 0, 13, 0.01, 0.08, 'non-evidence', 0.7),
  call('Shots heard', 3, '1', 0.03, 16, 0, 0.03, 'non-evidence', 0.8),
  call('Sick or injured', 3, '2', 0.02, 19, 0, 0, 'non-evidence', 0.2),
  call('Parking complaint', 2, '4', 0.2, 5, 0.35, 0, 'non-evidence', 0.02),
  call('Trespass', 2, '3', 0.08, 14, 0.2, 0.12, 'misdemeanor-citation', 0.35),
  call('Warrant', 1.5, '2', 0.3, 35, 0, 0.75, 'felony', 0.85),
  call('Homicide', 0.05, '1', 0, 95, 0, 0.1, 'homicide', 1),
];

/** Recordings that belong to no call, with how often each is made. */
export const errands: readonly {
  readonly label: string;
  readonly weight: number;
  readonly usualClass: string;
}[] = [
  { label: 'Camera test', weight: 5, usualClass: 'training' },
  { label: 'Accidental activation', weight: 3, usualClass: 'non-evidence' },
  { label: 'Transport', weight: 2, usualClass: 'non-evidence' },
  { label: 'Report writing', weight: 1, usualClass: 'non-evidence' },
  { label: 'Training', weight: 1, usualClass: 'training' },
];

/** Why a dispatch has no video, in the words officers put on record; each permitted by policy. */
export const excuses: readonly string[] = [
  'No video: medical facility, exception documented',
  'No video: victim asked, no enforcement followed',
  'No video: equipment failure reported, ticket opened',
  'No video: undercover unit on scene, exception documented',
];

function call(
  label: string,
  weight: number,
  priority: CallType['priority'],
  selfInitiated: number,
  medianMinutes: number,
  citation: number,
  arrest: number,
  usualClass: string,
  backup: number,
): CallType {
  return { label, weight, priority, selfInitiated, medianMinutes, citation, arrest, usualClass, backup };
}
