import type { ReactNode } from 'react';
import { hashGroups } from '../words.ts';

export function Part({
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

export type Fact = readonly [label: string, value: ReactNode];

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
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

export function Digest({ sha256 }: { readonly sha256: string }) {
  return <code className="paper-digest">{hashGroups(sha256).join(' ')}</code>;
}
