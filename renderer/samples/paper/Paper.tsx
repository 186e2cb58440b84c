import type { ReactNode } from 'react';
import type { WorkPaper } from '../../../contract/nouns/sample.ts';
import type { DrawDetail, DrawResults } from '../../../contract/sample-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { labelOf } from '../../review/kinds.ts';
import { codesOf } from '../../review/reviewState.ts';
import { grouped } from '../../words/count.ts';
import { exactText, hereZone } from '../../words/when.ts';
import { frameText, methodText, sharingText } from '../plan-words.ts';
import { AgreementTable } from '../results/AgreementTable.tsx';
import { RateTable } from '../results/RateTable.tsx';
import { answerText, countsText, tolerableOf } from '../results/result-words.ts';
import { hashGroups, percent } from '../words.ts';
import { PaperItems } from './PaperItems.tsx';
import { originText, seedText } from './paper-words.ts';

type PaperProps = {
  readonly draw: DrawDetail;
  readonly results: DrawResults | null;
  readonly paper: WorkPaper | null;
};

/** Everything that somebody without a connection to the audit needs to follow it, in the order in which it happened. */
export function Paper({ draw, results, paper }: PaperProps) {
  const catalogue = useCatalogue();
  const { plan, commitment } = draw;
  const redraw = codesOf(catalogue.codeLists, 'redraw');
  const outside = codesOf(catalogue.codeLists, 'out-of-frame');
  const sample = commitment.strata.reduce((sum, stratum) => sum + stratum.sample, 0);
  const zone = hereZone();
  return (
    <article className="paper">
      <header>
        <p className="paper-kind">
          Audit work paper{paper === null ? <b> Not signed: may still change</b> : null}
        </p>
        <h2>{plan.name}</h2>
        <p>{plan.aim}</p>
      </header>
      {results === null ? null : <p className="paper-concludes">{results.concludes}</p>}
      <Part number={1} title="Plan">
        <Facts
          facts={[
            ['Frame', frameText(plan, catalogue)],
            ['Size', methodText(plan.size)],
            ['Shared out', sharingText(plan, sample)],
            [
              'Second review',
              plan.secondReview.share === 0
                ? 'none'
                : `${percent(plan.secondReview.share)} of the sample, blind`,
            ],
            ['Planned', `${plan.createdBy}, ${exactText(plan.createdAt, zone)}`],
          ]}
        />
      </Part>
      <Part number={2} title="Commitment, made before there was a seed">
        <Facts
          facts={[
            [
              'Frame listed',
              `${grouped(commitment.frame.items)} items, ${exactText(commitment.frame.askedAt, zone)}`,
            ],
            ['SHA-256 of the frame', <Digest key="frame" sha256={commitment.frame.sha256} />],
            ['SHA-256 of the commitment', <Digest key="hash" sha256={draw.commitmentSha256} />],
            ['Committed', `${commitment.committedBy}, ${exactText(commitment.committedAt, zone)}`],
            [
              'Attempt',
              commitment.redrawReason === null
                ? String(commitment.attempt)
                : `${commitment.attempt}, because: ${labelOf(redraw, commitment.redrawReason)}`,
            ],
            ...draw.otherDraws.map(
              ({ id, commitmentSha256 }) =>
                ['Another draw on record', <Digest key={id} sha256={commitmentSha256} />] as const,
            ),
          ]}
        />
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Stratum</th>
              <th scope="col" className="plain-number">
                Items
              </th>
              <th scope="col" className="plain-number">
                Sample
              </th>
              <th scope="col" className="plain-number">
                Spares
              </th>
            </tr>
          </thead>
          <tbody>
            {commitment.strata.map((stratum) => (
              <tr key={stratum.key}>
                <th scope="row">{stratum.key}</th>
                <td className="plain-number">{grouped(stratum.population)}</td>
                <td className="plain-number">{grouped(stratum.sample)}</td>
                <td className="plain-number">{grouped(stratum.spares)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      <Part number={3} title="Seed and draw">
        <Facts
          facts={[
            ['Seed, as typed', <code key="seed">{seedText(draw.seed)}</code>],
            ['Where it comes from', originText(draw.seedOrigin)],
            ['Entered and drawn', `${draw.drawnBy}, ${exactText(draw.seedEnteredAt, zone)}`],
            ['Algorithm', `${commitment.algorithm.name}, version ${commitment.algorithm.version}`],
            ...draw.extensions.map(
              (one) =>
                [
                  'More of the same draw',
                  `${one.stratum}: ${grouped(one.sample)} and ${grouped(one.spares)} spares, ${one.by}, ${exactText(one.at, zone)}: ${one.reason}`,
                ] as const,
            ),
            ...draw.replacements.map(
              (one) =>
                [
                  'Replaced',
                  `${one.out} by the spare ${one.in}, ${one.by}, ${exactText(one.at, zone)}: ${labelOf(outside, one.reason)}`,
                ] as const,
            ),
          ]}
        />
      </Part>
      <Part number={4} title="Items, by stratum and in the order of the draw">
        <PaperItems rows={draw.rows} kind={plan.query.kind} />
      </Part>
      <Part number={5} title="Results">
        {results === null ? (
          <p>The results are being reckoned.</p>
        ) : (
          <>
            <p>{countsText(results)}.</p>
            {results.rates.length === 0 ? null : (
              <RateTable
                rates={results.rates}
                tolerable={tolerableOf(plan)}
                confidence={results.confidence}
                isPaper
              />
            )}
            <p className="paper-small">{results.method}</p>
            {results.agreement.length === 0 ? null : (
              <>
                <h4>Agreement of blind reviews</h4>
                <AgreementTable agreement={results.agreement} />
              </>
            )}
            {results.disagreements.length === 0 ? null : (
              <>
                <h4>Differences and decisions</h4>
                <ul className="paper-list">
                  {results.disagreements.map((one) => (
                    <li key={`${one.itemId} ${one.questionId}`}>
                      {one.itemId}, {one.label}: {answerText(one.first)} ({one.firstBy}),{' '}
                      {answerText(one.second)} ({one.secondBy});{' '}
                      {one.adjudication === null
                        ? 'not decided'
                        : `decided ${answerText(one.adjudication.decided)} by ${one.adjudication.by}: ${one.adjudication.note}`}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Part>
      <Part number={6} title="How to repeat the draw">
        <ol className="paper-list paper-steps">
          <li>
            Take the record, the frame and the verifier that go with this paper. The SHA-256 of the frame’s
            file is the one in part 2; any tool shows it.
          </li>
          <li>
            Open <code>verify-draw.html</code> in any browser, or run{' '}
            <code>node verify-draw.mjs record.json frame.jsonl</code>. It needs no network, and nothing of the
            program that made the draw.
          </li>
          <li>Give it the hash of the commitment from part 2. It says equal, or where it differs.</li>
        </ol>
        <p>
          By hand: the ticket of an item is the SHA-256 of the seed, a comma, and the item’s id, in UTF-8. In
          each stratum the items with the smallest tickets are drawn; the next ones are its spares.
        </p>
      </Part>
      <Part number={7} title="Signatures">
        {paper === null ? null : (
          <Facts
            facts={[
              ['Signed', `${paper.signedBy}, ${exactText(paper.signedAt, zone)}`],
              ['SHA-256 of the paper', <Digest key="sha" sha256={paper.sha256} />],
              ['Signature, Ed25519', <code key="sig">{paper.signature}</code>],
              ['Public key', <code key="key">{paper.publicKey}</code>],
            ]}
          />
        )}
        <div className="paper-lines">
          <p>Prepared by, date</p>
          <p>Reviewed by, date</p>
        </div>
      </Part>
    </article>
  );
}

function Part({
  number,
  title,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <h3>
        <span>{number}</span> {title}
      </h3>
      {children}
    </section>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="paper-facts">
      {facts.map(([label, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is written once, in its order
        <div key={at}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Digest({ sha256 }: { readonly sha256: string }) {
  return <code className="paper-digest">{hashGroups(sha256).join(' ')}</code>;
}
