import type { Queue } from '../../contract/library-state.ts';
import { hashOf, type Route } from '../route/route.ts';
import { count, grouped, listed } from '../words/count.ts';
import { agoText } from '../words/when.ts';
import './queue-facts.css';

/** What the reviewer should know before picking: how much is left, what is about to be lost, what is missing, what was found. */
export function QueueFacts({ queue, now }: { readonly queue: Queue; readonly now: number }) {
  const { facts } = queue;
  const period = queue.period?.name ?? 'so far';
  const { owed, done, oldestWithoutVideoAt } = facts;
  return (
    <dl className="queue-facts">
      <Fact
        title={`Reviews, ${period}`}
        value={`${done} of ${owed}`}
        share={owed === 0 ? undefined : done / owed}
      >
        {owed === done
          ? 'all done'
          : listed([
              `${grouped(owed - done)} to go`,
              facts.officersNotStarted === 0
                ? null
                : `${count(facts.officersNotStarted, 'officer')} not started`,
            ])}
      </Fact>
      <Fact
        title="Deleted within 30 days, not reviewed"
        to={{ screen: 'library', query: 'review=none&days=30&sort=deletion' }}
        value={facts.nearDeletion}
        tone={facts.nearDeletion > 0 ? 'danger' : undefined}
      >
        {facts.nearDeletion === 0
          ? 'nothing is about to be lost'
          : facts.nearDeletionWithCitation === 0
            ? 'none carries a citation'
            : `${facts.nearDeletionWithCitation} ${facts.nearDeletionWithCitation === 1 ? 'carries' : 'carry'} a citation`}
      </Fact>
      <Fact
        title="Dispatches without a recording"
        to={{ screen: 'dispatch', part: 'missing', query: '' }}
        value={facts.dispatchesWithoutVideo}
        tone={facts.dispatchesWithoutVideo > 0 ? 'late' : undefined}
      >
        {facts.dispatchesWithoutVideo === 0
          ? 'every call has its video, or its reason'
          : listed([
              `${grouped(facts.urgentWithoutVideo)} urgent`,
              oldestWithoutVideoAt === null ? null : `oldest ${agoText(now - oldestWithoutVideoAt)} ago`,
            ])}
      </Fact>
      <Fact title={`Findings, ${period}`} value={facts.findings}>
        {facts.findings + facts.commended === 0
          ? 'none yet'
          : listed([
              `${facts.late} late`,
              `${facts.early} early`,
              `${facts.narration} no narration`,
              `${facts.commended} commended`,
            ])}
      </Fact>
    </dl>
  );
}

/** As high as the facts, so that nothing jumps when they arrive. */
export function BlankFacts() {
  return (
    <div className="queue-facts queue-facts-blank" aria-hidden="true">
      {['done', 'deletion', 'dispatch', 'findings'].map((fact) => (
        <div className="queue-fact" key={fact} />
      ))}
    </div>
  );
}

type FactProps = {
  readonly title: string;
  readonly value: number | string;
  readonly tone?: 'danger' | 'late' | undefined;
  /** 0–1, drawn as a thin bar. */
  readonly share?: number | undefined;
  /** Where the ones that it counts are listed. */
  readonly to?: Route;
  readonly children: string;
};

function Fact({ title, value, tone, share, to, children }: FactProps) {
  return (
    <div className="queue-fact">
      <dt>{to === undefined ? title : <a href={hashOf(to)}>{title}</a>}</dt>
      <dd>
        <b className={tone === undefined ? undefined : `queue-fact-${tone}`}>
          {typeof value === 'number' ? grouped(value) : value}
        </b>
        <small>{children}</small>
        {share === undefined ? null : (
          <span className="queue-fact-meter" aria-hidden="true">
            <i style={{ width: `${share * 100}%` }} />
          </span>
        )}
      </dd>
    </div>
  );
}
