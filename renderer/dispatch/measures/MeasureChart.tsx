import type { MeasureSeries, PeriodValue } from '../../../contract/measures-state.ts';
import type { MeasurePeriod } from '../../../contract/nouns/measure.ts';
import { countsText, shareOf, shortPeriod, stateWords, valueText } from './measure-words.ts';

const size = { width: 320, height: 132, left: 30, right: 8, top: 14, bottom: 20 } as const;
const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom };

type ChartProps = {
  readonly title: string;
  readonly series: MeasureSeries;
  readonly periods: readonly MeasurePeriod[];
  readonly goal: number | null;
  readonly onPeriod: (key: string) => void;
};

/**
 * One measure over the periods: a full dot is locked, a hollow one may still change; the broken line is the goal, an upright
 * one says that the definition changed. What has too few cases for a share has no dot. The table says the same in words.
 */
export function MeasureChart({ title, series, periods, goal, onPeriod }: ChartProps) {
  const shares = series.values.map(({ counts }) => shareOf(counts));
  const low = lowest(shares, goal);
  const step = inner.width / Math.max(1, periods.length - 1 || 1);
  const x = (at: number) => size.left + (periods.length === 1 ? inner.width : at * step);
  const y = (share: number) => size.top + (1 - (share - low) / (1 - low)) * inner.height;
  const everyNth = Math.ceil(periods.length / 7);
  return (
    <svg
      className="measure-chart"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={`${title}: ${spoken(series, periods)}`}
    >
      {[low, (1 + low) / 2, 1].map((tick) => (
        <g key={tick}>
          <line
            className="measure-grid"
            x1={size.left}
            x2={size.width - size.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text className="measure-tick" x={size.left - 6} y={y(tick) + 3} textAnchor="end">
            {Math.round(tick * 100)}
          </text>
        </g>
      ))}
      {goal === null ? null : (
        <line
          className="measure-goal"
          x1={size.left}
          x2={size.width - size.right}
          y1={y(goal)}
          y2={y(goal)}
        />
      )}
      {changesIn(series.values).map((at) => (
        <g key={`change ${at}`}>
          <line
            className="measure-change"
            x1={x(at) - step / 2}
            x2={x(at) - step / 2}
            y1={size.top - 6}
            y2={size.top + inner.height}
          />
          <text className="measure-tick" x={x(at) - step / 2 + 3} y={size.top - 3}>
            v{series.values[at]?.definitionVersion}
          </text>
        </g>
      ))}
      {segmentsOf(shares, series.values).map(({ from, to, isSolid }) => (
        <line
          key={`line ${to}`}
          className={isSolid ? 'measure-line' : 'measure-line measure-line-open'}
          x1={x(from)}
          y1={y(shares[from] ?? 0)}
          x2={x(to)}
          y2={y(shares[to] ?? 0)}
        />
      ))}
      {series.values.map((value, at) => {
        const [share, period] = [shares[at] ?? null, periods[at]];
        if (period === undefined) return null;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table view has the same links for keys
          <g key={value.periodKey} className="measure-point" onClick={() => onPeriod(value.periodKey)}>
            <title>{`${period.name}, ${stateWords[value.state]}: ${valueText(value.counts)} (${countsText(value.counts)})`}</title>
            <rect x={x(at) - step / 2} y={size.top} width={step} height={inner.height} fill="transparent" />
            {share === null ? (
              <text
                className="measure-tick measure-few"
                x={x(at)}
                y={size.top + inner.height - 4}
                textAnchor="middle"
              >
                {value.counts.yes + value.counts.no === 0 ? '' : '·'}
              </text>
            ) : (
              <circle
                className={value.state === 'locked' ? 'measure-dot' : 'measure-dot measure-dot-open'}
                cx={x(at)}
                cy={y(share)}
                r={value.state === 'locked' ? 2.75 : 3.25}
              />
            )}
            {(periods.length - 1 - at) % everyNth === 0 ? (
              <text
                className="measure-tick"
                x={x(at)}
                y={size.height - 5}
                textAnchor={at === periods.length - 1 ? 'end' : 'middle'}
              >
                {shortPeriod(period)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

/** The foot of the scale: a whole ten below everything that is shown, so that changes can be seen; it is written there. */
function lowest(shares: readonly (number | null)[], goal: number | null): number {
  const all = [...shares, goal].filter((share) => share !== null);
  const least = Math.min(0.9, ...all);
  return Math.max(0, Math.floor((least - 0.02) * 10) / 10);
}

function changesIn(values: readonly PeriodValue[]): readonly number[] {
  return values.flatMap((value, at) =>
    at > 0 && values[at - 1]?.definitionVersion !== value.definitionVersion ? [at] : [],
  );
}

type Segment = { readonly from: number; readonly to: number; readonly isSolid: boolean };

/** Lines between neighbours that both have a share; a period without one is a gap, and is not drawn over. */
function segmentsOf(shares: readonly (number | null)[], values: readonly PeriodValue[]): readonly Segment[] {
  return shares.flatMap((share, at): readonly Segment[] => {
    const before = shares[at - 1];
    if (at === 0 || share === null || before == null) return [];
    // A definition that changed makes the two no continuation of one another.
    if (values[at - 1]?.definitionVersion !== values[at]?.definitionVersion) return [];
    return [{ from: at - 1, to: at, isSolid: values[at]?.state === 'locked' }];
  });
}

function spoken({ values }: MeasureSeries, periods: readonly MeasurePeriod[]): string {
  return values
    .map(({ counts, state }, at) => `${periods[at]?.name ?? ''} ${valueText(counts)}, ${stateWords[state]}`)
    .join('; ');
}
