import type { Ref } from 'react';
import type { CallProblem } from '../api/call.ts';
import { Field } from '../ui/Field.tsx';

type CodeFieldProps = {
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly problem: CallProblem | null;
  readonly inputRef: Ref<HTMLInputElement>;
};

/** Six digits, typed or pasted, however they are grouped. */
export function CodeField({ code, onChange, problem, inputRef }: CodeFieldProps) {
  return (
    <Field
      label="Six digits from your authenticator"
      name="one-time-code"
      className="code-field"
      value={code}
      onChange={(typed) => onChange(typed.replace(/\D/g, '').slice(0, 6))}
      inputRef={inputRef}
      inputMode="numeric"
      autoComplete="one-time-code"
      isFocusedFirst
      // Room for what is pasted with spaces.
      maxLength={20}
      error={problem === null ? undefined : [problem.title, problem.todo].filter(Boolean).join(' ')}
    />
  );
}

/** Whether a refusal is about the code itself. */
export function isOfCode({ code }: Pick<CallProblem, 'code'>): boolean {
  return code === 'second-factor-wrong' || code === 'second-factor-used';
}
