import { memo } from 'react';
import { union } from '../player/watched.ts';
import { DispatchLane } from './DispatchLane.tsx';
import { FindingsLane, type Grab } from './FindingsLane.tsx';
import { laneBorders, lanes, timelineHeight } from './lanes.ts';
import { SoundLane } from './SoundLane.tsx';
import { ticks, type View, xOf } from './scale.ts';
import type { TimelineModel } from './timelineModel.ts';

export type LaneProps = {
  readonly model: TimelineModel;
  readonly view: View;
  /** Pixels of the lanes, at a text size of 1. */
  readonly width: number;
};

type LanesProps = LaneProps & {
  readonly scale: number;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onGrab: Grab | null;
};

/** The drawing of all lanes on one clock. It changes with the view and the marks, never with the playhead. */
export const Lanes = memo(function Lanes({ scale, selected, onSelect, onGrab, ...lane }: LanesProps) {
  const { width } = lane;
  return (
    <svg
      className="timeline-drawing"
      width={width * scale}
      height={timelineHeight * scale}
      viewBox={`0 0 ${width} ${timelineHeight}`}
      aria-hidden="true"
    >
      <Ruler {...lane} />
      <WatchedStrip {...lane} />
      <SoundLane {...lane} />
      {laneBorders.map((y) => (
        <path key={y} className="timeline-border" d={`M0 ${y}.5H${width}`} />
      ))}
      <DispatchLane {...lane} />
      <FindingsLane {...lane} lane="findings" {...{ selected, onSelect, onGrab }} />
      <FindingsLane {...lane} lane="notes" {...{ selected, onSelect, onGrab }} />
    </svg>
  );
});

function Ruler({ view, width }: LaneProps) {
  return ticks(view, width).map(({ atMs, text }) => {
    const x = xOf(view, width, atMs);
    const anchor = x < 12 ? 'start' : x > width - 16 ? 'end' : 'middle';
    return (
      <g key={atMs}>
        <path className="timeline-tick" d={`M${x} ${lanes.watched.top - 3}v3`} />
        <text className="timeline-time" x={x} y={lanes.ruler.top + 10} textAnchor={anchor}>
          {text}
        </text>
      </g>
    );
  });
}

/** Bright: watched with sound at 1× or 2×. Paler: faster or muted. Grey: played while the window was hidden, which counts for nothing. */
function WatchedStrip({ model, view, width }: LaneProps) {
  const { top, height } = lanes.watched;
  const seen = model.watched.filter((part) => part.hidden !== true);
  const attentive = seen.filter(({ speed, sound }) => sound && speed <= 2);
  const hidden = model.watched.filter((part) => part.hidden === true);
  const bar = (part: { readonly startMs: number; readonly endMs: number }, name: string) => {
    const x = Math.max(0, xOf(view, width, part.startMs));
    const length = Math.min(width, xOf(view, width, part.endMs)) - x;
    return length <= 0 ? null : (
      <rect
        key={`${name} ${part.startMs}`}
        className={name}
        x={x}
        y={top}
        width={length}
        height={height}
        rx={2}
      />
    );
  };
  return (
    <>
      <rect className="timeline-unwatched" x={0} y={top} width={width} height={height} rx={2} />
      {union(hidden).map((part) => bar(part, 'timeline-hidden'))}
      {union(seen).map((part) => bar(part, 'timeline-glanced'))}
      {union(attentive).map((part) => bar(part, 'timeline-watched'))}
    </>
  );
}
