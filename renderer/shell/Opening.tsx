import { useDeskState } from '../desk/DeskProvider.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Mark } from './Mark.tsx';

/** Before the desk has answered for the first time. Not a flash: it shows after 0.3 s only. */
export function Opening() {
  const problem = useDeskState((state) => state.problem);
  return (
    <main className="opening" aria-busy={problem === null}>
      <Mark />
      {problem === null ? <p className="muted">Opening the desk…</p> : <ProblemNotice problem={problem} />}
    </main>
  );
}
