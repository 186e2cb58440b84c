import type { WorkPaper } from '../../../contract/nouns/sample.ts';
import type { KeptEntry } from '../../../contract/sample-state.ts';
import { exactText, hereZone } from '../../words/when.ts';
import { roleWords, sentText } from '../words.ts';
import { Digest, type Fact, Facts } from './paper-parts.tsx';
import { entryWords } from './paper-words.ts';

type PaperSignaturesProps = {
  /** Null: not signed. */
  readonly paper: WorkPaper | null;
  readonly entries: readonly KeptEntry[];
};

/** Who prepared the paper and who reviewed it, and what was added since it was signed. */
export function PaperSignatures({ paper, entries }: PaperSignaturesProps) {
  return (
    <>
      {paper === null ? (
        <p className="paper-small">
          Nobody has signed yet. The preparer signs first; then somebody else signs it off.
        </p>
      ) : (
        <Facts
          facts={[
            ['Prepared by', `${paper.signedBy}, ${exactText(paper.signedAt, hereZone())}`],
            ...reviewers(entries),
            ['SHA-256 of the paper', <Digest key="sha" sha256={paper.sha256} />],
            ['Signature, Ed25519', <code key="sig">{paper.signature}</code>],
            ['Public key', <code key="key">{paper.publicKey}</code>],
          ]}
        />
      )}
      {entries.length === 0 ? null : <SinceSigned entries={entries} />}
      <div className="paper-lines">
        <p>Prepared by, date</p>
        <p>Reviewed by, date</p>
      </div>
    </>
  );
}

function reviewers(entries: readonly KeptEntry[]): readonly Fact[] {
  const offs = entries.filter(({ kind }) => kind === 'sign-off');
  if (offs.length === 0) return [['Reviewed by', <span key="none">nobody yet</span>]];
  return offs.map((off) => ['Reviewed by', `${whoText(off)}, ${exactText(off.at, hereZone())}`]);
}

/** The log of a paper that can no longer change: who said what, and when. */
function SinceSigned({ entries }: { readonly entries: readonly KeptEntry[] }) {
  return (
    <>
      <h4>Since signed</h4>
      <table className="plain-table paper-items paper-since">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Words</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{exactText(entry.at, hereZone())}</td>
              <td>{whoText(entry)}</td>
              <td>
                {entryWords[entry.kind]}
                {entry.sent === 'accepted' ? null : (
                  <small className="paper-small"> {sentText(entry.sent)}</small>
                )}
              </td>
              <td className="paper-note">{entry.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="paper-small">
        The paper above is as it was signed. Each line here is signed by itself, over the SHA-256 of the
        paper; signatures and keys are in the tables.
      </p>
    </>
  );
}

function whoText({ author, role }: Pick<KeptEntry, 'author' | 'role'>): string {
  return `${author}, ${roleWords[role].toLowerCase()}`;
}
