import { timelineHeight } from './lanes.ts';
import './timeline.css';

/** An empty timeline, as high as the one that comes. */
export function TimelinePlace() {
  return (
    <section className="timeline" aria-hidden="true">
      <div className="timeline-names" />
      <div className="timeline-lanes" style={{ height: `${timelineHeight / 16}rem` }} />
    </section>
  );
}
