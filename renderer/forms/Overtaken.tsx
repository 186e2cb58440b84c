import type { ConfigurationDetail } from '../../contract/configuration-state.ts';
import { contentOf } from '../../contract/nouns/configuration.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Differences } from './Changes.tsx';
import { changesBetween } from './changes.ts';

type OvertakenProps = {
  readonly detail: ConfigurationDetail;
  /** Puts the draft on top of theirs. */
  readonly take: () => void;
  readonly drop: () => void;
};

/** Somebody published meanwhile, or the central refused it: both are here, and the administrator decides. */
export function Overtaken({ detail: { draft, versions, problem, standing }, take, drop }: OvertakenProps) {
  const [newest] = versions;
  const base = versions.find(({ body }) => body.version === draft?.basedOn);
  if (draft === null || newest === undefined || base === undefined) return null;
  if (base === newest) {
    const refused = standing === 'refused' ? problem : null;
    return refused === null ? null : <ProblemNotice problem={{ ...refused, fields: undefined }} />;
  }
  if (standing === 'waiting' || standing === 'accepted') return null;
  const { published, version } = newest.body;
  const by = published === undefined ? '' : ` by ${published.by}`;
  return (
    <section className="edit-overtaken" aria-label="Published meanwhile">
      <ProblemNotice
        problem={{
          title: `Version ${version} was published${by} while you wrote yours. Both are kept.`,
          todo: `On top of it, yours keeps your words, takes over what only version ${version} changed, and becomes version ${version + 1}.`,
        }}
        action={
          <span className="edit-buttons">
            <Button onPress={drop}>Drop mine</Button>
            <Button tone="primary" onPress={take}>
              Put mine on top
            </Button>
          </span>
        }
      />
      <div className="edit-both">
        <div>
          <h2>What version {version} changed</h2>
          <Differences differences={changesBetween(contentOf(base), contentOf(newest))} />
        </div>
        <div>
          <h2>What yours changes</h2>
          <Differences differences={changesBetween(contentOf(base), draft.content)} />
        </div>
      </div>
    </section>
  );
}
