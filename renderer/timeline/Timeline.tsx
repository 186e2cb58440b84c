import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Player } from '../player/player.ts';
import type { Held } from './FindingsLane.tsx';
import { HoverPlace } from './HoverPlace.tsx';
import { Lanes } from './Lanes.tsx';
import { laneNames, timelineHeight } from './lanes.ts';
import { Playhead } from './Playhead.tsx';
import { RunningRanges } from './RunningRanges.tsx';
import { following, msAt, panBy, type View, wholeClip, xOf, zoomAround } from './scale.ts';
import type { TimelineModel } from './timelineModel.ts';
import { type Moving, useEdgeDrag } from './useEdgeDrag.ts';
import { Wave } from './Wave.tsx';
import './timeline.css';

type TimelineProps = {
  readonly player: Player;
  readonly model: TimelineModel;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** An end of a finding was dragged to another place; null: findings stay where they are. */
  readonly onMoved: ((held: Held, atMs: number) => void) | null;
  /** Zoom by key: closer, wider, or the whole clip. */
  readonly zoom: TimelineZoom;
};

/** How the keyboard reaches the zoom. The timeline fills it in while it is shown. */
export type TimelineZoom = { current: ((how: 'in' | 'out' | 'all') => void) | null };

/** The lanes of a clip on one clock. Press or drag to go there, turn the wheel to zoom where the pointer is. */
export function Timeline({ player, model: given, selected, onSelect, onMoved, zoom }: TimelineProps) {
  const { durationMs } = given;
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, scale: 1 });
  const [view, setView] = useState<View>(() => wholeClip(durationMs));
  const latest = useRef({ view, width: size.width, scale: size.scale });
  latest.current = { view, ...size };

  useEffect(() => setView(wholeClip(durationMs)), [durationMs]);
  useEffect(() => measure(place.current, setSize), []);
  useEffect(
    () =>
      player.onTime(() => {
        // Only when the page turns: a state that is set, though it stays the same, may have all lanes drawn again.
        const { view: now } = latest.current;
        const next = following(now, player.timeMs(), durationMs);
        if (next !== now && player.store.getState().playing) setView(next);
      }),
    [player, durationMs],
  );
  useEffect(() => {
    zoom.current = (how) =>
      setView((now) =>
        how === 'all'
          ? wholeClip(durationMs)
          : zoomAround(now, how === 'in' ? 0.5 : 2, inView(now, player.timeMs()), durationMs),
      );
    return () => {
      zoom.current = null;
    };
  }, [zoom, player, durationMs]);
  useEffect(() => {
    const lanesElement = place.current;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const { width, scale } = latest.current;
      const x = (event.clientX - (lanesElement?.getBoundingClientRect().left ?? 0)) / scale;
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      const delta = event.deltaX + event.deltaY;
      setView((now) =>
        sideways
          ? panBy(now, (delta / width) * (now.endMs - now.startMs), durationMs)
          : zoomAround(now, 1.0016 ** delta, msAt(now, width, x, durationMs), durationMs),
      );
    };
    // React listens passively to the wheel, and then the page could scroll.
    lanesElement?.addEventListener('wheel', turn, { passive: false });
    return () => lanesElement?.removeEventListener('wheel', turn);
  }, [durationMs]);

  const msAtClientX = useCallback(
    (clientX: number) => {
      const left = place.current?.getBoundingClientRect().left ?? 0;
      const { view: now, width, scale } = latest.current;
      return msAt(now, width, (clientX - left) / scale, durationMs);
    },
    [durationMs],
  );
  const seekAt = (clientX: number): void => player.seekTo(msAtClientX(clientX));
  const { grab, moving } = useEdgeDrag(msAtClientX, player.seekTo, onMoved);
  const model = useMemo(() => withMoving(given, moving), [given, moving]);

  return (
    <section className="timeline" aria-label="Timeline">
      <div className="timeline-names" aria-hidden="true">
        {laneNames.map(([name, { top, height }]) => (
          <span key={name} style={{ top: `${(top + height / 2) / 16}rem` }}>
            {name}
          </span>
        ))}
      </div>
      <div
        className="timeline-lanes"
        ref={place}
        style={{ height: `${timelineHeight / 16}rem` }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          // The seek first: the picture doesn't wait for anything that isn't needed for it.
          seekAt(event.clientX);
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekAt(event.clientX);
        }}
      >
        <Wave sound={model.sound} view={view} {...size} />
        {size.width === 0 ? null : (
          <Lanes model={model} view={view} {...size} selected={selected} onSelect={onSelect} onGrab={grab} />
        )}
        <RunningRanges
          player={player}
          findings={model.findings}
          xAt={(atMs) => xOf(view, size.width, atMs) * size.scale}
        />
        <Playhead
          player={player}
          durationMs={durationMs}
          xAt={(atMs) => xOf(view, size.width, atMs) * size.scale}
          width={size.width * size.scale}
        />
        <HoverPlace player={player} msAtX={(x) => msAt(view, size.width, x / size.scale, durationMs)} />
      </div>
    </section>
  );
}

/** The findings as they would be if the end that is held were let go now. */
function withMoving(model: TimelineModel, moving: Moving | null): TimelineModel {
  if (moving === null) return model;
  const { id, edge, atMs } = moving;
  const findings = model.findings.map((finding) => {
    if (finding.id !== id) return finding;
    if (finding.endMs === null) return { ...finding, startMs: atMs };
    const other = edge === 'start' ? finding.endMs : finding.startMs;
    return { ...finding, startMs: Math.min(atMs, other), endMs: Math.max(atMs, other) };
  });
  return { ...model, findings };
}

function inView(view: View, atMs: number): number {
  return atMs >= view.startMs && atMs <= view.endMs ? atMs : (view.startMs + view.endMs) / 2;
}

/** Follows the width of the lanes and the size of text; both in steps of whole pixels. */
function measure(
  element: HTMLElement | null,
  tell: (size: { readonly width: number; readonly scale: number }) => void,
): (() => void) | undefined {
  if (element === null) return undefined;
  const look = (): void => {
    const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    tell({ width: Math.floor(element.clientWidth / scale), scale });
  };
  const observer = new ResizeObserver(look);
  observer.observe(element);
  look();
  return () => observer.disconnect();
}
