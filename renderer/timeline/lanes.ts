/** Where the lanes lie, in pixels at the usual text size; everything is multiplied by `scale` when text is larger. */
export const lanes = {
  ruler: { top: 0, height: 16 },
  watched: { top: 18, height: 5 },
  sound: { top: 31, height: 58 },
  dispatch: { top: 102, height: 26 },
  findings: { top: 130, height: 26 },
  notes: { top: 158, height: 26 },
} as const;

export const timelineHeight = 188;

/** The names to the left of the lanes, each at the middle of its lane. */
export const laneNames = [
  ['Watched', lanes.watched],
  ['Sound', lanes.sound],
  ['Dispatch', lanes.dispatch],
  ['Findings', lanes.findings],
  ['Notes', lanes.notes],
] as const;

/** Between these, a line. */
export const laneBorders = [lanes.dispatch.top - 2, lanes.findings.top - 1, lanes.notes.top - 1] as const;
