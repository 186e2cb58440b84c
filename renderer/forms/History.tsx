import { type ConfigurationVersion, contentOf } from '../../contract/nouns/configuration.ts';
import { exactText, hereZone } from '../words/when.ts';
import { Differences } from './Changes.tsx';
import { changesBetween } from './changes.ts';

/** Every version with who published it, when and why, and what it changed. The newest first. */
export function History({ versions }: { readonly versions: readonly ConfigurationVersion[] }) {
  return (
    <ol className="edit-history">
      {versions.map((version, index) => {
        const { published, version: number } = version.body;
        const before = versions[index + 1];
        return (
          <li key={number}>
            <h2>
              Version {number}
              {index === 0 ? <span className="muted"> · in force</span> : null}
            </h2>
            <p className="muted">
              {published === undefined
                ? 'What this central began with.'
                : `${published.by}, ${exactText(published.at, hereZone())}`}
            </p>
            {published === undefined || published.why.trim() === '' ? null : <p>{published.why}</p>}
            {before === undefined ? null : (
              <Differences differences={changesBetween(contentOf(before), contentOf(version))} />
            )}
          </li>
        );
      })}
    </ol>
  );
}
