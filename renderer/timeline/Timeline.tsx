import { useCallback, useEffect, useRef, useState } from 'react';
import { clockText } from '../../contract/time.ts';
import type { Player } from '../player/player.ts';
import { Lanes } from './Lanes.tsx';
import { laneNames, timelineHeight } from './lanes.ts';
import { Playhead } from './Playhead.tsx';
import { RunningRanges } from './RunningRanges.tsx';
import { following, msAt, panBy, type View, wholeClip, xOf, zoomAround } from './scale.ts';
import type { TimelineModel } from './timelineModel.ts';
import { Wave } from './Wave.tsx';
import './timeline.css';

type TimelineProps = {
  readonly player: Player;
  readonly model: TimelineModel;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** Zoom by key: closer, wider, or the whole clip. */
  readonly zoom: TimelineZoom;
};

/** How the keyboard reaches the zoom. The timeline fills it in while it is shown. */
export type TimelineZoom = { current: ((how: 'in' | 'out' | 'all') => void) | null };

/** The lanes of a clip on one clock. Press or drag to go there, turn the wheel to zoom where the pointer is. */
export function Timeline({ player, model, selected, onSelect, zoom }: TimelineProps) {
  const { durationMs } = model;
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, scale: 1 });
  const [view, setView] = useState<View>(() => wholeClip(durationMs));
  const latest = useRef({ view, width: size.width, scale: size.scale });
  latest.current = { view, ...size };

  useEffect(() => setView(wholeClip(durationMs)), [durationMs]);
  useEffect(() => measure(place.current, setSize), []);
  useEffect(
    () =>
      player.onTime(() =>
        setView((now) =>
          player.store.getState().playing ? following(now, player.timeMs(), durationMs) : now,
        ),
      ),
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

  const seekAt = useCallback(
    (clientX: number) => {
      const box = place.current?.getBoundingClientRect();
      const { view: now, width, scale } = latest.current;
      if (box !== undefined) player.seekTo(msAt(now, width, (clientX - box.left) / scale, durationMs));
    },
    [player, durationMs],
  );

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
          event.currentTarget.setPointerCapture(event.pointerId);
          seekAt(event.clientX);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekAt(event.clientX);
        }}
      >
        <Wave sound={model.sound} view={view} {...size} />
        {size.width === 0 ? null : (
          <Lanes model={model} view={view} {...size} selected={selected} onSelect={onSelect} />
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
        <HoverTime msAtX={(x) => msAt(view, size.width, x / size.scale, durationMs)} />
      </div>
    </section>
  );
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

/** The time under the pointer. */
function HoverTime({ msAtX }: { readonly msAtX: (x: number) => number }) {
  const text = useRef<HTMLSpanElement>(null);
  const at = useRef(msAtX);
  at.current = msAtX;
  useEffect(() => {
    const lanesElement = text.current?.parentElement;
    const ending = new AbortController();
    lanesElement?.addEventListener(
      'pointermove',
      (event) => {
        if (text.current === null) return;
        const box = lanesElement.getBoundingClientRect();
        const x = event.clientX - box.left;
        text.current.textContent = clockText(at.current(x)).slice(0, -2);
        text.current.style.transform = `translateX(min(max(${x}px - 50%, 0px), ${box.width}px - 100%))`;
        text.current.dataset['shown'] = 'true';
      },
      { signal: ending.signal },
    );
    lanesElement?.addEventListener('pointerleave', () => text.current?.removeAttribute('data-shown'), {
      signal: ending.signal,
    });
    return () => ending.abort();
  }, []);
  return <span className="timeline-hover" ref={text} aria-hidden="true" />;
}
