import type { WorkPaper } from '../../../contract/nouns/sample.ts';
import type { PaperBody } from '../../../contract/paper.ts';
import type { KeptEntry } from '../../../contract/sample-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { labelOf } from '../../review/kinds.ts';
import { codesOf } from '../../review/reviewState.ts';
import { grouped } from '../../words/count.ts';
import { exactText, hereZone } from '../../words/when.ts';
import { frameText, methodText, sharingText } from '../plan-words.ts';
import { StrataTable } from '../StrataTable.tsx';
import { percent } from '../words.ts';
import { PaperAnswers } from './PaperAnswers.tsx';
import { PaperItems } from './PaperItems.tsx';
import { PaperResults } from './PaperResults.tsx';
import { PaperSignatures } from './PaperSignatures.tsx';
import { Digest, Facts, Part } from './paper-parts.tsx';
import { originText, seedText } from './paper-words.ts';

/** `paper`: the signature; null: not signed, `body` is what it would be of. */
type PaperProps = {
  readonly body: PaperBody;
  readonly paper: WorkPaper | null;
  readonly entries: readonly KeptEntry[];
};

/** Everything that somebody without a connection to the audit needs to follow it, in the order in which it happened. */
export function Paper({ body, paper, entries }: PaperProps) {
  const catalogue = useCatalogue();
  const { plan, record, items, results } = body;
  const { commitment } = record;
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
      <p className="paper-concludes">{results.concludes}</p>
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
            ['SHA-256 of the commitment', <Digest key="hash" sha256={record.commitmentSha256} />],
            ['Committed', `${commitment.committedBy}, ${exactText(commitment.committedAt, zone)}`],
            [
              'Attempt',
              commitment.redrawReason === null
                ? String(commitment.attempt)
                : `${commitment.attempt}, because: ${labelOf(redraw, commitment.redrawReason)}`,
            ],
            ...record.otherDraws.map(
              ({ id, commitmentSha256 }) =>
                ['Another draw on record', <Digest key={id} sha256={commitmentSha256} />] as const,
            ),
          ]}
        />
        <StrataTable strata={commitment.strata} />
      </Part>
      <Part number={3} title="Seed and draw">
        <Facts
          facts={[
            ['Seed, as typed', <code key="seed">{seedText(record.seed)}</code>],
            ['Where it comes from', originText(record.seedOrigin)],
            ['Entered and drawn', `${record.drawnBy}, ${exactText(record.seedEnteredAt, zone)}`],
            ['Algorithm', `${commitment.algorithm.name}, version ${commitment.algorithm.version}`],
            ...record.extensions.map(
              (one) =>
                [
                  'More of the same draw',
                  `${one.stratum}: ${grouped(one.sample)} and ${grouped(one.spares)} spares, ${one.by}, ${exactText(one.at, zone)}: ${one.reason}`,
                ] as const,
            ),
            ...record.replacements.map(
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
        <PaperItems items={items} kind={plan.query.kind} />
      </Part>
      <Part number={5} title="Answers">
        <PaperAnswers items={items} forms={body.forms} />
      </Part>
      <Part number={6} title="Results">
        <PaperResults plan={plan} results={results} />
      </Part>
      <Part number={7} title="How to repeat the draw">
        <ol className="paper-list paper-steps">
          <li>
            Take the record, the frame and the verifier that go with this paper. The SHA-256 of the frame’s
            file is the one in part 2; any tool shows it.
          </li>
          <li>
            Open <code>verify-draw.html</code> in any browser, or run{' '}
            <code>node verify-draw.mjs record.json frame.jsonl</code>. It needs no network, and nothing of the
            program that made the record.
          </li>
          <li>Give it the hash of the commitment from part 2. It says equal, or where it differs.</li>
        </ol>
        <p>
          By hand: the ticket of an item is the SHA-256 of the seed, a comma, and the item’s id, in UTF-8. In
          each stratum the items with the smallest tickets are drawn; the next ones are its spares.
        </p>
      </Part>
      <Part number={8} title="Signatures">
        <PaperSignatures paper={paper} entries={entries} />
      </Part>
    </article>
  );
}
