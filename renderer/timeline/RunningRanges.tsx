import { useEffect, useRef } from 'react';
import type { Player } from '../player/player.ts';
import { lanes } from './lanes.ts';
import type { TimelineFinding } from './timelineModel.ts';

type RunningRangesProps = {
  readonly player: Player;
  readonly findings: readonly TimelineFinding[];
  /** Pixels from the left edge, text size included. */
  readonly xAt: (atMs: number) => number;
};

/** Ranges that were begun and not ended yet: they grow with the playhead, written straight to the glass. */
export function RunningRanges({ player, findings, xAt }: RunningRangesProps) {
  return findings
    .filter(({ isRunning }) => isRunning)
    .map((finding) => <RunningRange key={finding.id} player={player} finding={finding} xAt={xAt} />);
}

function RunningRange({
  player,
  finding,
  xAt,
}: Omit<RunningRangesProps, 'findings'> & { readonly finding: TimelineFinding }) {
  const bar = useRef<HTMLSpanElement>(null);
  const place = useRef(xAt);
  place.current = xAt;
  const { startMs } = finding;
  useEffect(
    () =>
      player.onTime(() => {
        if (bar.current === null) return;
        const [from, to] = [place.current(startMs), place.current(player.timeMs())];
        bar.current.style.transform = `translateX(${Math.min(from, to)}px)`;
        bar.current.style.width = `${Math.max(2, Math.abs(to - from))}px`;
      }),
    [player, startMs],
  );
  return (
    <span
      className="timeline-running"
      ref={bar}
      style={{ top: `${(lanes[finding.lane].top + 3) / 16}rem`, background: finding.colour }}
      aria-hidden="true"
    />
  );
}
