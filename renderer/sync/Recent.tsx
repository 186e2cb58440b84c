import type { SyncDetail } from '../../contract/sync-state.ts';
import { clockTimeText, exactText, hereZone } from '../words/when.ts';

/** What happened lately between this desk and the central. */
export function Recent({ recent, now }: { readonly recent: SyncDetail['recent']; readonly now: number }) {
  return (
    <section className="recent" aria-labelledby="recent-title">
      <h2 id="recent-title" className="sync-title">
        Lately
      </h2>
      {recent.length === 0 ? (
        <p className="muted">Nothing yet. What is fetched and what is sent is listed here.</p>
      ) : (
        <ol>
          {recent.map(({ at, says }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same at the same moment
            <li key={index}>
              <time title={exactText(at, hereZone())}>{clockTimeText(at, now)}</time>
              <span>{says}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
