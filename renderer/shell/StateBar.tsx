import { useState } from 'react';
import { minute } from '../../contract/time.ts';
import { useDesk, useDeskState } from '../desk/DeskProvider.tsx';
import { useNow } from '../desk/use-now.ts';
import { SignInForm } from '../sign-in/SignInForm.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { count } from '../words/count.ts';
import { clockTimeText } from '../words/when.ts';
import './state-bar.css';

/** A calm line above the screen when something stands between the reviewer and the central, or the desk's own engine. */
export function StateBar() {
  const isAway = useDeskState(({ problem }) => problem !== null);
  const isSignedOut = useDesk(({ sync }) => sync.state === 'signed-out');
  const endsAt = useEndsSoon();
  if (isAway) return <EngineAway />;
  if (isSignedOut) return <SignedOut />;
  return endsAt === null ? null : <EndsSoon endsAt={endsAt} />;
}

/** How long before its end a sign-on is said to end. */
const soonMs = 10 * minute;

/** When the sign-on ends, once that is soon; null before. */
function useEndsSoon(): number | null {
  const now = useNow(5000);
  const endsAt = useDesk(({ session }) => session.endsAt);
  return endsAt !== null && endsAt - now <= soonMs ? endsAt : null;
}

/** Twelve hours are nearly over: signing in now goes on for twelve more. */
function EndsSoon({ endsAt }: { readonly endsAt: number }) {
  const now = useNow();
  return (
    <div className="state-bar" role="status">
      <strong>Your sign-on ends at {clockTimeText(endsAt, now)}.</strong>
      <span>Sign in again when it suits you. Otherwise the screen is concealed then; nothing is lost.</span>
      <SignInAgain />
    </div>
  );
}

function EngineAway() {
  const problem = useDeskState((state) => state.problem);
  return (
    <div className="state-bar" role="status">
      <strong>{problem?.title}</strong>
      <span>{problem?.todo}</span>
    </div>
  );
}

/** The session at the central has ended, the work goes on: signing in happens in place, and nobody loses their page. */
function SignedOut() {
  const unsent = useDesk(({ sync }) => sync.unsent);
  return (
    <div className="state-bar" role="status">
      <strong>
        Your sign-on has ended{unsent === 0 ? '.' : `; ${count(unsent, 'item is', 'items are')} kept.`}
      </strong>
      <span>
        {unsent === 0
          ? 'Sign in to receive what is new.'
          : `Sign in to send ${unsent === 1 ? 'it' : 'them'}.`}
      </span>
      <SignInAgain />
    </div>
  );
}

function SignInAgain() {
  const [isAsking, setAsking] = useState(false);
  const username = useDesk(({ account }) => account?.username);
  return (
    <>
      <Button tone="primary" onPress={() => setAsking(true)}>
        Sign in
      </Button>
      <Dialog title="Sign in again" isOpen={isAsking} onClose={() => setAsking(false)} size="small">
        <SignInForm username={username} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}
