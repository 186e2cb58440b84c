/**
 * The indexes that lists are read by, made once the first pull is in (arrange.ts). The names are used by the lists'
 * statements: what a list reads by is said there, not left to a planner's guess.
 */
export const listIndexes: readonly { readonly name: string; readonly text: string }[] = [
  // With whatever else a list of videos asks or sorts by, so that they are read off the index. By officer, dispatches
  // are matched too: those ask when it ended.
  index('video_by_officer', 'video (officer, recorded_at, no, deletes_at, review, classes, ended_at)'),
  index('video_by_squad', 'video (squad, recorded_at, no, deletes_at, review, classes)'),
  index('video_by_division', 'video (division, recorded_at, no, deletes_at, review, classes)'),
  index('video_by_review', 'video (review, recorded_at, no, deletes_at, classes) WHERE review <> 0'),
  index('video_by_deletion', 'video (deletes_at, no, recorded_at, review, classes, squad, division)'),
  index('video_by_deletion_cited', 'video (deletes_at) WHERE cited = 1 AND review = 0'),
  index('video_by_incident', 'video (incident, recorded_at) WHERE incident IS NOT NULL'),
  index('video_by_incident_tail', 'video (incident_tail, recorded_at) WHERE incident_tail IS NOT NULL'),
  index('video_class_by_deletion', 'video_class (class, deletes_at, video)'),
  index('dispatch_by_event', 'dispatch (event)'),
  index('dispatch_missing', 'dispatch (from_at, urgent) WHERE expected = 1 AND has_video = 0'),
];

function index(name: string, on: string) {
  return { name, text: `CREATE INDEX IF NOT EXISTS ${name} ON ${on}` };
}
