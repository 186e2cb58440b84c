import { useState } from 'react';
import { useDesk, useDeskState } from '../desk/DeskProvider.tsx';
import { SignInForm } from '../sign-in/SignInForm.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { count } from '../words/count.ts';
import './state-bar.css';

/** A calm line above the screen when something stands between the reviewer and the central, or the desk's own engine. */
export function StateBar() {
  const isAway = useDeskState(({ problem }) => problem !== null);
  const isSignedOut = useDesk(({ sync }) => sync.state === 'signed-out');
  if (isAway) return <EngineAway />;
  return isSignedOut ? <SignedOut /> : null;
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
  const [isAsking, setAsking] = useState(false);
  const unsent = useDesk(({ sync }) => sync.unsent);
  const username = useDesk(({ account }) => account?.username);
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
      <Button tone="primary" onPress={() => setAsking(true)}>
        Sign in
      </Button>
      <Dialog title="Sign in again" isOpen={isAsking} onClose={() => setAsking(false)} size="small">
        <SignInForm username={username} onDone={() => setAsking(false)} />
      </Dialog>
    </div>
  );
}
