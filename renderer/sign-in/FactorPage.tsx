import type { Ref } from 'react';
import type { z } from 'zod';
import type { EnrolledFactor } from '../../contract/sign-on.ts';
import type { CallProblem } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { CodeField } from './CodeField.tsx';
import { Enrolment } from './Enrolment.tsx';

/** What is asked after the password was right. `enrolled`: what has to be set up first; null: it was before. */
export type Factor = { readonly enrolled: z.infer<typeof EnrolledFactor> | null };

type FactorPageProps = {
  readonly factor: Factor;
  readonly username: string;
  readonly code: string;
  readonly onCode: (code: string) => void;
  /** What is wrong with the code. */
  readonly problem: CallProblem | null;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onBack: () => void;
};

/** Takes the place of name and password: the code of the second factor, and how to set one up. */
export function FactorPage({ factor, username, code, onCode, problem, inputRef, onBack }: FactorPageProps) {
  const { enrolled } = factor;
  return (
    <>
      <div className="factor-head">
        <h2 className="sign-in-notice-title">
          {enrolled === null ? 'Your second factor' : 'Set up your second factor'}
        </h2>
        <p className="muted">
          {enrolled === null
            ? 'The password was right. This account needs a code as well.'
            : 'The password was right. From now on this account needs a code as well.'}
        </p>
      </div>
      {enrolled === null ? null : <Enrolment {...enrolled} />}
      <CodeField code={code} onChange={onCode} problem={problem} inputRef={inputRef} />
      <p className="muted">
        Signing in as <b className="sign-in-name">{username}</b>.{' '}
        <Button tone="quiet" className="factor-back" onPress={onBack}>
          Go back
        </Button>
      </p>
    </>
  );
}
