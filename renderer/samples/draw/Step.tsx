import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

type StepProps = {
  readonly number: number;
  readonly title: string;
  readonly state: 'done' | 'now' | 'later';
  readonly children: ReactNode;
};

/** One of the steps that can only be taken in this order. */
export function Step({ number, title, state, children }: StepProps) {
  return (
    <li className={`step step-${state}`} {...(state === 'now' ? { 'aria-current': 'step' } : {})}>
      <span className="step-number" aria-hidden="true">
        {state === 'done' ? <Check /> : number}
      </span>
      <div className="step-body">
        <h2>
          {title}
          {state === 'done' ? <span className="unseen"> (done)</span> : null}
        </h2>
        {children}
      </div>
    </li>
  );
}
