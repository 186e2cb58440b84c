import { beyondClip, isOnClip, markTitle } from './dispatchMarks.ts';
import type { LaneProps } from './Lanes.tsx';
import { placeLabels } from './labels.ts';
import { lanes } from './lanes.ts';
import { xOf } from './scale.ts';
import { textWidth } from './textWidth.ts';

/** When this officer was sent, arrived and was cleared; other units fainter; what lies beyond the clip at its edge. */
export function DispatchLane({ model, view, width }: LaneProps) {
  const { top, height } = lanes.dispatch;
  const baseline = top + 16;
  const shown = model.dispatch.filter((mark) => isOnClip(mark, model.durationMs));
  const { before, after } = beyondClip(model.dispatch, model.durationMs);
  const isNarrow =
    before !== null && after !== null && textWidth(`◂ ${before.text}${after.text} ▸`) + 24 > width;
  const words = (edge: { readonly text: string; readonly short: string }) =>
    isNarrow ? edge.short : edge.text;
  const edges = [
    ...(before === null ? [] : [{ ...before, text: `◂ ${words(before)}`, x: 2, anchor: 'start' as const }]),
    ...(after === null
      ? []
      : [{ ...after, text: `${words(after)} ▸`, x: width - 2, anchor: 'end' as const }]),
  ];
  const edgeSpans = edges.map(({ anchor, text }) => {
    const length = textWidth(text);
    return anchor === 'start' ? { startX: 0, endX: length } : { startX: width - length, endX: width };
  });
  const labels = placeLabels(
    [
      ...edgeSpans.map((span, n) => ({ key: `edge ${n}`, ...span, text: '', weight: 10 })),
      ...shown.map((mark) => {
        const x = xOf(view, width, mark.atMs);
        return {
          key: mark.key,
          startX: x - 1,
          endX: x + 1,
          text: `${mark.what} ${mark.clock}`,
          weight: mark.weight,
        };
      }),
    ],
    width,
    textWidth,
  );
  return (
    <>
      {edges.map((edge) => (
        <text
          key={edge.anchor}
          className={edge.own ? 'timeline-own' : 'timeline-other'}
          x={edge.x}
          y={baseline}
          textAnchor={edge.anchor}
        >
          <title>{edge.title}</title>
          {edge.text}
        </text>
      ))}
      {shown.map((mark) => {
        const label = labels.find(({ key }) => key === mark.key);
        const x = xOf(view, width, mark.atMs);
        if (x < 0 || x > width) return null;
        return (
          <g key={mark.key} className={mark.own ? 'timeline-own' : 'timeline-other'}>
            <title>{markTitle(mark)}</title>
            <path d={`M${x} ${top + 2}v${height - 6}`} />
            {label === undefined ? null : (
              <text x={label.x} y={baseline} textAnchor={label.anchor}>
                {label.text}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
