import type { PublicReport } from '../../../contract/measures-state.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import { count, grouped } from '../../words/count.ts';
import { dateText } from '../../words/when.ts';
import { codeLabel, whyText } from './measure-words.ts';
import { Definitions, Divisions, Measured, Reasons } from './report-tables.tsx';

type ReportProps = { readonly report: PublicReport; readonly lists: readonly CodeList[] };

/** What a city publishes of its department's cameras: numbers, what they mean, what was left out, and nobody's name. */
export function Report({ report, lists }: ReportProps) {
  const { department, period, measures, zone, dispatches, explained, rules, madeAt } = report;
  const from = dateText(period.startsAt, zone);
  const to = dateText(period.endsAt - 1, zone);
  const told = measures.filter(({ left }) => left.length > 0);
  const divisions = measures[0]?.divisions.map(({ name }) => name) ?? [];
  return (
    <article className="report">
      <header>
        <p className="report-kind">Body-worn cameras: public report</p>
        <h2>
          {department}, {period.name}
        </h2>
        <p>
          {from} to {to}. {standText(report)} Printed {dateText(madeAt, zone)}.
        </p>
      </header>

      <section>
        <h3>In short</h3>
        {dispatches.expected === 0 ? (
          <p>There were no dispatches in this period for which a recording was expected.</p>
        ) : (
          <p className="report-short">{shortText(dispatches)}</p>
        )}
      </section>

      <section>
        <h3>What was measured</h3>
        <Measured measures={measures} />
      </section>

      {divisions.length === 0 ? null : (
        <section>
          <h3>By division</h3>
          <Divisions names={divisions} measures={measures} />
          <p className="report-small">
            “few”: there were too few cases to publish a share. “–”: there were no cases.
          </p>
        </section>
      )}

      <section>
        <h3>How missing recordings were explained</h3>
        {explained.length === 0 ? (
          <p>
            {dispatches.explained === 0
              ? 'No missing recording was explained in this period.'
              : 'Fewer than five were explained; they are not told apart.'}
          </p>
        ) : (
          <Reasons
            head="Explanation by the supervisor"
            rows={explained.map(({ why, count: number }) => [codeLabel(why, lists), number])}
          />
        )}
      </section>

      <section>
        <h3>What was left out of the count, and why</h3>
        <ul className="report-list">
          {told.map(({ definition, left }) => (
            <li key={definition.id}>
              <b>{definition.title}:</b>{' '}
              {left
                .map(({ why, count: number }) => `${whyText(why, lists).toLowerCase()} ${grouped(number)}`)
                .join('; ')}
              .
            </li>
          ))}
          {told.length === measures.length ? null : (
            <li>
              {told.length === 0
                ? 'Nothing was left out, or too little to be told.'
                : 'Of the other measures nothing was left out, or too little to be told.'}
            </li>
          )}
        </ul>
      </section>

      <section>
        <h3>How dispatches and recordings are matched</h3>
        <p>Rules of matching, version {rules.version}.</p>
        <ul className="report-list">
          {rules.says.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>

      <section>
        <h3>Limits and versions of the definitions</h3>
        <Definitions measures={measures} />
      </section>

      <section className="report-read">
        <h3>How to read this report</h3>
        <ul className="report-list">
          <li>
            A percentage is the number of cases in which the measure was reached, out of all cases that count.
          </li>
          <li>
            Each value is counted once, some days after its period ends, so that late uploads and corrections
            can come in; then it is locked and never changed. A later report may add to it, not replace it.
          </li>
          <li>
            So that nobody can be singled out, a share of fewer than 10 cases is not published. Where that
            would hide one division alone, the next smallest is hidden with it. Reasons for fewer than 5 cases
            are told together as “other reasons”. This report names no officer and no reviewer.
          </li>
          <li>
            A changed definition has a new version and holds from the next period on; shares of different
            versions should not be compared.
          </li>
          <li>Weeks, months and quarters are those of the calendar in the zone {zone}.</li>
        </ul>
      </section>
    </article>
  );
}

function standText({ lockedAt, zone }: PublicReport): string {
  return lockedAt === null ? 'Preliminary values.' : `Final values, locked on ${dateText(lockedAt, zone)}.`;
}

/** The whole report in two or three sentences. */
function shortText({ expected, recorded, explained, unexplained }: PublicReport['dispatches']): string {
  const sent = `Officers were sent to ${count(expected, 'call')} for which a recording was expected.`;
  const there =
    recorded === expected ? 'There is one for each.' : `For ${grouped(recorded)} of them there is one.`;
  const said =
    explained === 0 ? '' : ` For ${grouped(explained)} there is none, and a supervisor has explained why.`;
  const open = unexplained === 0 ? '' : ` For ${grouped(unexplained)} there is none, and no explanation.`;
  return `${sent} ${there}${said}${open}`;
}
