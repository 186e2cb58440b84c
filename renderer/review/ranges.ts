import type { Group } from './kinds.ts';
import { changeFinding, type Tagged, tagFinding } from './marking.ts';
import { type Moment, withEdge } from './marks.ts';
import type { CodeItem, Running } from './reviewState.ts';
import type { Desk } from './reviewStore.ts';

/**
 * Begins a range while the clip plays on. It is kept at once as a mark of its first moment, so that a power cut loses
 * its end at most; the same key ends it. Several may be under way.
 */
export function beginRange(desk: Desk) {
  const tag = tagFinding(desk);
  return (kind: CodeItem, group: Group, moment: Moment): Tagged | null => tag(kind, moment, group);
}

/** Ends a range that is under way, and opens its card: now there is time to say more. */
export function endRange(desk: Desk) {
  const change = changeFinding(desk);
  return ({ id }: Running, moment: Moment): void => {
    const { review, detail, running } = desk.store.getState();
    const mark = review?.findings.find(({ finding }) => finding.id === id)?.finding.mark;
    desk.store.setState({ running: running.filter((one) => one.id !== id) });
    if (mark === undefined || detail === null) return;
    change(id, { mark: withEdge(mark, 'end', moment, detail.video.durationMs) });
    desk.store.setState({ selected: id, editing: id });
  };
}
