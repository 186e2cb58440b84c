import type { PointerEvent } from 'react';
import type { LaneProps } from './Lanes.tsx';
import { placeLabels } from './labels.ts';
import { lanes } from './lanes.ts';
import { xOf } from './scale.ts';
import { textWidth } from './textWidth.ts';
import type { TimelineFinding } from './timelineModel.ts';

type FindingsLaneProps = LaneProps & {
  readonly lane: TimelineFinding['lane'];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** An edge was taken hold of; null: findings can't be moved here. */
  readonly onGrab: Grab | null;
};

/** An end of a finding that the pointer holds. */
export type Held = { readonly id: string; readonly edge: 'start' | 'end' };
export type Grab = (held: Held, event: PointerEvent<SVGElement>) => void;

/** So near to an end, in pixels, the pointer takes hold of it. */
const grip = 5;

/** A moment is drawn this wide, so that it can be hit. */
const momentWidth = 7;

/** What was found, in the colours of its families. A press chooses it. */
export function FindingsLane({ model, view, width, lane, selected, onSelect, onGrab }: FindingsLaneProps) {
  const { top } = lanes[lane];
  const found = model.findings.filter((finding) => finding.lane === lane);
  const spans = found.map((finding) => {
    const from = xOf(view, width, finding.startMs);
    const to = finding.endMs === null ? from : xOf(view, width, finding.endMs);
    // At the very end of the clip a moment grows to the left, so that it is not cut off.
    const startX = Math.min(from - 1, width - momentWidth);
    return { key: finding.id, finding, startX, endX: Math.max(startX + momentWidth, to) };
  });
  const labels = placeLabels(
    spans.map(({ finding, ...span }) => ({
      ...span,
      text: finding.text,
      weight: finding.id === selected ? 2 : 1,
    })),
    width,
    textWidth,
  );
  return spans.map(({ key, finding, startX, endX }) => {
    const label = labels.find((placed) => placed.key === key);
    if (endX < 0 || startX > width) return null;
    return (
      // The list of findings is the way to them by keyboard; the drawing is hidden from screen readers.
      <g
        key={key}
        className={`timeline-finding ${finding.isKept ? '' : 'timeline-hollow'} ${key === selected ? 'timeline-selected' : ''}`}
        style={{ color: finding.colour }}
        onPointerDown={(event) => {
          event.stopPropagation();
          onSelect(key);
        }}
      >
        <title>{finding.text}</title>
        <rect
          className={finding.endMs === null ? 'timeline-moment' : 'timeline-range'}
          x={startX}
          y={top + 3}
          width={endX - startX}
          height={18}
          rx={2}
        />
        {onGrab === null || finding.isRunning
          ? null
          : edgesOf(finding).map((edge) => (
              <rect
                key={edge}
                className="timeline-grip"
                x={edge === 'start' ? startX - 2 : endX - grip}
                y={top + 3}
                width={finding.endMs === null ? momentWidth + 4 : grip + 2}
                height={18}
                onPointerDown={(event) => {
                  event.stopPropagation();
                  onSelect(key);
                  onGrab({ id: key, edge }, event);
                }}
              />
            ))}
        {label === undefined ? null : (
          <text x={label.x} y={top + 16} textAnchor={label.anchor}>
            {label.text}
          </text>
        )}
      </g>
    );
  });
}

function edgesOf({ endMs }: TimelineFinding): readonly ('start' | 'end')[] {
  return endMs === null ? ['start'] : ['start', 'end'];
}
