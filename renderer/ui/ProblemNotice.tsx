import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '../desk/use-now.ts';
import { clockTimeText } from '../words/when.ts';
import './problem-notice.css';

/** The part of a problem that people read. */
export type Told = {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly todo?: string | undefined;
  readonly bugId?: string | undefined;
  readonly until?: number | undefined;
  readonly fields?: readonly { readonly path: string; readonly says: string }[] | undefined;
};

type ProblemNoticeProps = {
  readonly problem: Told;
  /** What it means for the work, where the problem itself doesn't say. */
  readonly means?: string | undefined;
  readonly action?: ReactNode;
  /** `loss` for deletion, tampering and failure; `calm` for weather. */
  readonly tone?: 'calm' | 'loss';
};

/** What happened, what it means for the work, what to do. */
export function ProblemNotice({ problem, means, action, tone = 'calm' }: ProblemNoticeProps) {
  return (
    <div className={`problem problem-${tone}`} role="alert">
      <CircleAlert aria-hidden="true" />
      <div className="problem-text">
        <strong>{problem.title}</strong>
        {problem.detail === undefined ? null : <span>{problem.detail}</span>}
        {problem.until === undefined ? null : <Until at={problem.until} />}
        {problem.fields?.map(({ path, says }) => (
          <span key={path}>
            {path}: {says}
          </span>
        ))}
        {means === undefined ? null : <span>{means}</span>}
        {problem.todo === undefined ? null : <span>{problem.todo}</span>}
        {problem.bugId === undefined ? null : (
          <span>
            Number for support: <code className="mono">{problem.bugId}</code>
          </span>
        )}
      </div>
      {action}
    </div>
  );
}

function Until({ at }: { readonly at: number }) {
  return <span>Until {clockTimeText(at, useNow())}.</span>;
}
