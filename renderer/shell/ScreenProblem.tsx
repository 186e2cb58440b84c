import type { CallProblem } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';

/** What kept a screen from being renewed, with a way to try again. An engine that restarts is told once, above all screens. */
export function ScreenProblem({
  problem,
  retry,
}: {
  readonly problem: CallProblem | null;
  readonly retry: () => void;
}) {
  if (problem === null || problem.code === 'engine-away') return null;
  return <ProblemNotice problem={problem} action={<Button onPress={retry}>Try again</Button>} />;
}
