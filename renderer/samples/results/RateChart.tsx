import type { Rate } from '../../../contract/results-state.ts';
import { percent } from '../words.ts';
import { placeAt, ticksTo } from './scale.ts';

/** The head of a chart of rates: its scale, and the tolerable rate on it. */
export function Axis({ end, tolerable }: { readonly end: number; readonly tolerable: number | null }) {
  return (
    <span className="axis" role="img" aria-label={`Chart from 0 to ${percent(end)}`}>
      {ticksTo(end).map((tick) => (
        <span key={tick} style={{ left: placeAt(tick, end) }}>
          {percent(tick)}
        </span>
      ))}
      {tolerable === null ? null : (
        <b style={{ left: placeAt(tolerable, end) }} title={`Tolerable: ${percent(tolerable, 3)}`} />
      )}
    </span>
  );
}

type DotsProps = {
  readonly rate: Pick<Rate, 'share' | 'interval' | 'ifUnavailable'>;
  readonly end: number;
  readonly tolerable: number | null;
  readonly isSmall: boolean;
};

/** A rate as a dot on its interval; behind it, how far the unavailable items could move it. */
export function Dots({ rate: { share, interval, ifUnavailable }, end, tolerable, isSmall }: DotsProps) {
  return (
    <span className={isSmall ? 'dots dots-small' : 'dots'} aria-hidden="true">
      {tolerable === null ? null : <i className="dots-tolerable" style={{ left: placeAt(tolerable, end) }} />}
      {ifUnavailable === null || ifUnavailable.high === ifUnavailable.low ? null : (
        <i className="dots-worst" style={between(ifUnavailable.low, ifUnavailable.high, end)} />
      )}
      {interval === null ? null : (
        <i className="dots-interval" style={between(interval.low, interval.high, end)} />
      )}
      {share === null ? null : <i className="dots-dot" style={{ left: placeAt(share, end) }} />}
    </span>
  );
}

function between(low: number, high: number, end: number) {
  const [from, to] = [Math.min(low, end) / end, Math.min(high, end) / end];
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
}
