/** How large a department is made, and how often things go wrong in it. */
export type Plan = {
  readonly divisions: readonly DivisionPlan[];
  readonly videos: number;
  readonly dispatches: number;
  /** Days back from now that recordings go, and dispatches. */
  readonly videoDays: number;
  readonly dispatchDays: number;
};

export type DivisionPlan = {
  readonly name: string;
  /** Hundreds digit of its squads' numbers. */
  readonly number: number;
  readonly squads: number;
  readonly officersInSquad: number;
};

/** Three divisions, six squads, sixty officers: quick to make, and enough to look at. */
export const smallPlan: Plan = {
  divisions: [
    { name: 'East Patrol', number: 2, squads: 3, officersInSquad: 10 },
    { name: 'Central Patrol', number: 1, squads: 2, officersInSquad: 10 },
    { name: 'Traffic Enforcement', number: 7, squads: 1, officersInSquad: 10 },
  ],
  videos: 3000,
  dispatches: 1200,
  videoDays: 243,
  dispatchDays: 62,
};

/** A department of the size that was audited in Kansas City in 2021: eight months of video, two of dispatches. */
export const fullPlan: Plan = {
  divisions: [
    { name: 'East Patrol', number: 2, squads: 12, officersInSquad: 10 },
    { name: 'Central Patrol', number: 1, squads: 14, officersInSquad: 10 },
    { name: 'Metro Patrol', number: 3, squads: 12, officersInSquad: 10 },
    { name: 'South Patrol', number: 4, squads: 11, officersInSquad: 10 },
    { name: 'North Patrol', number: 5, squads: 10, officersInSquad: 10 },
    { name: 'Shoal Creek Patrol', number: 6, squads: 11, officersInSquad: 10 },
    { name: 'Traffic Enforcement', number: 7, squads: 8, officersInSquad: 10 },
    { name: 'Special Operations', number: 8, squads: 7, officersInSquad: 10 },
  ],
  videos: 325_000,
  dispatches: 102_569,
  videoDays: 243,
  dispatchDays: 62,
};

/** What goes wrong how often, from the audit of 2021 where it counted. Shares of one. */
export const rates = {
  /** Dispatches without a video and without a documented reason. */
  noVideo: 0.2,
  /** Dispatches without a video for a reason on record. */
  excused: 0.05,
  /** Recordings with a dispatch that stop before the call is cleared, and that begin after the arrival. */
  earlyStop: 0.11,
  lateStart: 0.06,
  /** Uploaded more than 24 hours after the recording ended. */
  lateUpload: 0.07,
  /** Tickets whose video kept the short-lived class. */
  ticketLeftNonEvidence: 0.12,
  /** Recordings that belong to no dispatch: tests, wrong buttons, errands. */
  withoutDispatch: 0.06,
  missingBuffer: 0.03,
  muted: 0.02,
  wrongIncidentNumber: 0.02,
  blankIncidentNumber: 0.03,
  closed: 0.015,
  restricted: 0.002,
  hold: 0.003,
} as const;

export const zone = 'America/Chicago';
