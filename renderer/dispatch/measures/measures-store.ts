import { createStore } from 'zustand/vanilla';
import { measuresApi } from '../../../contract/measures-api.ts';
import type {
  MeasureCases,
  MeasuresComparison,
  MeasuresPage,
  PublicReport,
} from '../../../contract/measures-state.ts';
import { type CallProblem, call } from '../../api/call.ts';
import { oneAtATime } from '../../api/one-at-a-time.ts';
import { type Asked, askedIn } from './measures-asked.ts';

export type MeasuresState = {
  readonly asked: Asked;
  readonly page: MeasuresPage | null;
  readonly comparison: MeasuresComparison | null;
  readonly cases: MeasureCases | null;
  readonly report: PublicReport | null;
  readonly problem: CallProblem | null;
};

export type MeasuresStore = ReturnType<typeof createMeasuresStore>;

export const makeMeasuresStore = () => createMeasuresStore();

/** What is shown of measures: the page always, because it names units and periods; the rest as it is asked for. */
export function createMeasuresStore() {
  const store = createStore<MeasuresState>(() => ({
    asked: askedIn(''),
    page: null,
    comparison: null,
    cases: null,
    report: null,
    problem: null,
  }));

  const load = oneAtATime(async () => {
    const { asked } = store.getState();
    const unit = asked.unit === null ? {} : { unit: asked.unit };
    const page = await call(measuresApi.measures, { query: { ...unit, kind: asked.kind } });
    if (store.getState().asked !== asked) return;
    store.setState(page.ok ? { page: page.value, problem: null } : { problem: page.problem });
    const period = asked.period ?? (page.ok ? periodFor(asked, page.value) : null);
    if (period === null) return;
    switch (asked.view) {
      case 'compare': {
        const outcome = await call(measuresApi.compareMeasures, { query: { ...unit, period } });
        if (store.getState().asked !== asked) return;
        store.setState(outcome.ok ? { comparison: outcome.value } : { problem: outcome.problem });
        return;
      }
      case 'cases': {
        if (asked.measure === null) return;
        const { measure, outcome: of } = asked;
        const outcome = await call(measuresApi.measureCases, {
          query: { ...unit, period, measure, outcome: of },
        });
        if (store.getState().asked !== asked) return;
        store.setState(outcome.ok ? { cases: outcome.value } : { problem: outcome.problem });
        return;
      }
      case 'report': {
        const outcome = await call(measuresApi.publicReport, { query: { period } });
        if (store.getState().asked !== asked) return;
        store.setState(outcome.ok ? { report: outcome.value } : { report: null, problem: outcome.problem });
        return;
      }
      case 'charts':
      case 'table':
        return;
    }
  });

  return {
    ...store,
    load,
    show: (asked: Asked): void => {
      const before = store.getState().asked;
      // Another list isn't shown under this one's heading.
      const isOther =
        before.view !== asked.view || before.period !== asked.period || before.unit !== asked.unit;
      const isOtherList = isOther || before.measure !== asked.measure || before.outcome !== asked.outcome;
      store.setState({
        asked,
        ...(isOther ? { comparison: null, report: null } : {}),
        ...(isOtherList ? { cases: null } : {}),
      });
      void load();
    },
    /** The next rows of the list of cases. */
    more: async (): Promise<void> => {
      const { asked, cases } = store.getState();
      if (cases?.next == null || asked.measure === null) return;
      const outcome = await call(measuresApi.measureCases, {
        query: {
          ...(asked.unit === null ? {} : { unit: asked.unit }),
          period: cases.period.key,
          measure: asked.measure,
          outcome: asked.outcome,
          after: cases.next,
        },
      });
      if (store.getState().cases !== cases) return;
      if (outcome.ok)
        store.setState({ cases: { ...outcome.value, rows: [...cases.rows, ...outcome.value.rows] } });
      else store.setState({ problem: outcome.problem });
    },
  };
}

/** Without a wish: the last period that has closed; a report and a list of cases of it are of something that is over. */
export function periodFor(asked: Asked, { periods }: MeasuresPage): string | null {
  if (asked.period !== null) return asked.period;
  return (periods.at(-2) ?? periods.at(-1))?.key ?? null;
}
