import type { MeasuresPage } from '../../../contract/measures-state.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import type { Asked, View } from './measures-asked.ts';

type ToolsProps = {
  readonly asked: Asked;
  readonly page: MeasuresPage;
  readonly period: string | null;
  readonly mayReport: boolean;
  readonly change: (part: Partial<Asked>) => void;
};

/** Whose numbers, by what period, and how they are shown. */
export function MeasureTools({ asked, page, period, mayReport, change }: ToolsProps) {
  const { unit, units, kind, periods } = page;
  const options = [...(units.some((one) => one.unit === unit.unit) ? [] : [unit]), ...units];
  const isOfPeriod = asked.view === 'compare' || asked.view === 'report';
  const shown: readonly (View | null)[] = ['charts', 'table', 'compare', mayReport ? 'report' : null];
  return (
    <search className="measure-tools" aria-label="Measures">
      <Segmented
        label="Shown as"
        value={asked.view}
        onChange={(view) =>
          change({
            view: view ?? 'charts',
            ...(view === 'report' && kind === 'week' ? { kind: 'month', period: null } : {}),
          })
        }
        segments={shown.flatMap((view) => (view === null ? [] : [{ value: view, label: viewWords[view] }]))}
      />
      {asked.view === 'report' ? null : (
        <ComboBox
          label="Unit"
          hideLabel={true}
          className="measure-unit"
          options={options.map((one) => ({ id: one.unit, label: one.name, detail: one.detail ?? undefined }))}
          value={unit.unit}
          onChange={(chosen) => change({ unit: chosen })}
        />
      )}
      <Segmented
        label="Period"
        value={kind}
        onChange={(chosen) => change({ kind: chosen ?? kind, period: null })}
        segments={(asked.view === 'report' ? reportKinds : kinds).map((value) => ({
          value,
          label: kindWords[value],
        }))}
      />
      {isOfPeriod && period !== null ? (
        <Select
          label="Which period"
          hideLabel={true}
          options={periods.toReversed().map(({ key, name }, at) => ({
            id: key,
            label: name,
            detail: at === 0 ? 'so far' : undefined,
          }))}
          value={period}
          onChange={(chosen) => change({ period: chosen })}
        />
      ) : null}
      <span className="grow" />
      {asked.view === 'report' ? null : (
        <span className="measure-legend muted">
          <i className="measure-key" /> locked <i className="measure-key measure-key-open" /> may still change{' '}
          <b>·</b> too few for a share
        </span>
      )}
    </search>
  );
}

const viewWords: Readonly<Record<View, string>> = {
  charts: 'Charts',
  table: 'Table',
  compare: 'Compare',
  report: 'Public report',
  cases: 'Cases',
};
const kinds = ['week', 'month', 'quarter'] as const;
const reportKinds = ['month', 'quarter'] as const;
const kindWords = { week: 'Weeks', month: 'Months', quarter: 'Quarters' } as const;
