import { TriangleAlert } from 'lucide-react';
import type { CallProblem } from '../../api/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { count, grouped } from '../../words/count.ts';
import { items } from '../words.ts';
import type { Sized } from './conclusion.ts';
import type { Draft } from './draft.ts';
import type { Sharing } from './sharing.ts';

type PlanOutlookProps = {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  /** Null: the form has errors, or nothing is counted yet. */
  readonly sized: Sized | null;
  readonly sharing: Sharing | null;
  readonly population: number | null;
  readonly isCounting: boolean;
  readonly problem: CallProblem | null;
  readonly recount: () => void;
};

/** What the plan can conclude, what it is drawn from, and what each stratum gives to it. */
export function PlanOutlook(props: PlanOutlookProps) {
  const { draft, sized, sharing, population, isCounting, problem, recount } = props;
  return (
    <section className="outlook" aria-label="What this plan can conclude" aria-busy={isCounting}>
      <output className={sized?.size === null ? 'outlook-says outlook-none' : 'outlook-says'}>
        {sized?.says ??
          (population === null
            ? 'The sentence that the audit will be able to say stands here once its items are counted.'
            : 'The sentence that the audit will be able to say stands here once its numbers make sense.')}
      </output>
      {draft.rule === 'proportional' || sized?.size == null ? null : (
        <p className="plan-hint">
          The sentence holds for a sample in proportion. Shared out otherwise, results are weighted and the
          intervals of the finished audit are what counts.
        </p>
      )}
      {problem === null ? null : (
        <ProblemNotice problem={problem} action={<Button onPress={recount}>Count again</Button>} />
      )}
      <p className="outlook-count">
        {population === null ? (
          isCounting ? (
            'Counting…'
          ) : null
        ) : (
          <>
            <b>{items(population, draft.kind)}</b> in{' '}
            {count(sharing?.strata.length ?? 0, 'stratum', 'strata')}
            <span className="muted">
              {isCounting ? ', counting again…' : ', as this desk knows them now'}
            </span>
          </>
        )}
      </p>
      {sharing === null || sharing.problems.length === 0 ? null : (
        <ul className="outlook-problems">
          {sharing.problems.map(({ says, stops }) => (
            <li key={says} className={stops ? 'outlook-stops' : undefined}>
              <TriangleAlert aria-hidden="true" />
              {says}
            </li>
          ))}
        </ul>
      )}
      {sharing === null || sharing.strata.length === 0 ? null : <SharingTable {...props} sharing={sharing} />}
    </section>
  );
}

function SharingTable({
  draft,
  change,
  sharing,
  population,
}: PlanOutlookProps & { readonly sharing: Sharing }) {
  const isNeyman = draft.rule === 'neyman';
  return (
    <table className="plain-table outlook-table">
      <thead>
        <tr>
          <th scope="col">Stratum</th>
          <th scope="col" className="plain-number">
            Items
          </th>
          {isNeyman ? (
            <th scope="col" className="plain-number">
              Expected, %
            </th>
          ) : null}
          <th scope="col" className="plain-number">
            Sample
          </th>
          <th scope="col" className="plain-number">
            Spares
          </th>
        </tr>
      </thead>
      <tbody>
        {sharing.strata.map((stratum) => (
          <tr key={stratum.key} className={stratum.population === 0 ? 'outlook-empty' : undefined}>
            <th scope="row">{stratum.label}</th>
            <td className="plain-number">{grouped(stratum.population)}</td>
            {isNeyman ? (
              <td className="plain-number">
                <Field
                  className="outlook-rate"
                  label={`Expected rate of ${stratum.label}, in per cent`}
                  hideLabel
                  placeholder={draft.expected}
                  value={draft.expectedByStratum[stratum.key] ?? ''}
                  onChange={(text) =>
                    change({ expectedByStratum: { ...draft.expectedByStratum, [stratum.key]: text } })
                  }
                />
              </td>
            ) : null}
            <td className="plain-number">{grouped(stratum.sample)}</td>
            <td className="plain-number">{grouped(stratum.spares)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All</th>
          <td className="plain-number">{grouped(population ?? 0)}</td>
          {isNeyman ? <td /> : null}
          <td className="plain-number">{grouped(sharing.sample)}</td>
          <td className="plain-number">{grouped(sharing.spares)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
