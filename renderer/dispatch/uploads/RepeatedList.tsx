import { Camera, UserRound, Users } from 'lucide-react';
import type { Repeated, UploadReport } from '../../../contract/uploads-state.ts';
import { Button } from '../../ui/Button.tsx';
import type { LagFilter } from './filter.ts';
import { repeatedTitles } from './upload-words.ts';

type RepeatedListProps = {
  readonly report: UploadReport;
  readonly open: (part: Partial<LagFilter>) => void;
};

/** What is late again and again: cameras apart from officers, each with the counts that it is told by. */
export function RepeatedList({ report: { repeated }, open }: RepeatedListProps) {
  return (
    <section className="repeated" aria-label="Late again and again">
      <h2>Late again and again</h2>
      {repeated.length === 0 ? (
        <p className="muted">No camera and no officer is often late in this time.</p>
      ) : (
        kinds.map((kind) => {
          const own = repeated.filter((one) => one.kind === kind);
          return own.length === 0 ? null : (
            <div key={kind}>
              <h3>{repeatedTitles[kind]}</h3>
              <ul>
                {own.map((one) => (
                  <li key={one.id + one.name}>
                    <Sign kind={kind} />
                    <div>
                      <b>{kind === 'device' ? `Camera ${one.name}` : one.name}</b>
                      <p>{one.says}</p>
                    </div>
                    <Button
                      tone="quiet"
                      label={`Show the late recordings of ${one.name}`}
                      onPress={() => open(listOf(one))}
                    >
                      Show
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          );
        })
      )}
    </section>
  );
}

const kinds: readonly Repeated['kind'][] = ['device', 'officer', 'one-pair'];

function Sign({ kind }: { readonly kind: Repeated['kind'] }) {
  const Icon = kind === 'device' ? Camera : kind === 'officer' ? UserRound : Users;
  return <Icon aria-hidden="true" />;
}

function listOf({ kind, id, pairs }: Repeated): Partial<LagFilter> {
  if (kind === 'device') return { of: 'late', device: id, officer: null };
  return { of: 'late', officer: id, device: kind === 'officer' ? null : (pairs[0]?.device ?? null) };
}
