import { useEffect, useState } from 'react';
import type { Desk } from '../../contract/desk-state.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { Mark } from '../shell/Mark.tsx';
import { ProblemNotice, type Told } from '../ui/ProblemNotice.tsx';
import { keyPlaceText } from '../words/keys.ts';
import { NoticeFirst } from './NoticeFirst.tsx';
import { SignInForm } from './SignInForm.tsx';
import './sign-in.css';

/** The first thing one sees: what this is, whose it is, and the way in. */
export function SignInScreen() {
  const central = useDesk((desk) => desk.central);
  const unsent = useDesk((desk) => desk.sync.unsent);
  useEffect(() => {
    document.title = 'Sign in – Second Watch';
  }, []);
  const problem = told(central);
  return (
    <main className="sign-in">
      <div className="sign-in-panel">
        <header className="sign-in-head">
          <Mark size="2.75rem" />
          <div>
            <h1>Second Watch</h1>
            <p title={central.url}>{central.name ?? central.url}</p>
          </div>
        </header>
        {problem === null ? null : <ProblemNotice problem={problem} />}
        {unsent === 0 ? null : (
          <p className="muted">
            Work that is not sent yet is kept here; it goes out after its owner signs in.
          </p>
        )}
        <WayIn />
        <KeyPlace />
      </div>
    </main>
  );
}

/** The notice first, then name and password. Neither before it is known whether there is a notice. */
function WayIn() {
  const { banner, bannerVersion, name, problem } = useDesk((desk) => desk.central);
  const [accepted, setAccepted] = useState<string | null>(null);
  if (name === null && problem === null) return <p className="muted">Asking the central…</p>;
  const words = banner ?? '';
  if (words !== '' && accepted !== words)
    return <NoticeFirst words={words} onAccept={() => setAccepted(words)} />;
  return <SignInForm accepted={bannerVersion} />;
}

/** Whoever signs in should know what guards the work on a machine without a keyring. */
function KeyPlace() {
  const keysIn = useDesk((desk) => desk.keysIn);
  const says = keyPlaceText(keysIn);
  return says === null ? null : <p className="sign-in-keys">{says}</p>;
}

/** Away is no reason not to sign in: who was here before gets in without the central. */
function told({ problem, url }: Desk['central']): Told | null {
  if (problem === null) return null;
  if (problem.code !== 'central-unreachable') return { ...problem, detail: problem.detail ?? url };
  return {
    title: problem.title,
    detail: url,
    todo: 'Who has signed in on this desk before can sign in all the same and work with what is here.',
  };
}
