import { type FormEvent, useRef, useState } from 'react';
import { deskApi } from '../../contract/desk-api.ts';
import type { Concealed } from '../../contract/desk-state.ts';
import { type CallProblem, call } from '../api/call.ts';
import { useDesk, useDeskStore } from '../desk/DeskProvider.tsx';
import { takeDesk } from '../desk/desk-store.ts';
import type { CommandMap } from '../keyboard/commands.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { Mark } from '../shell/Mark.tsx';
import { SignInForm } from '../sign-in/SignInForm.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import './lock-screen.css';

const says: Readonly<Record<Concealed, string>> = {
  idle: 'Nobody has touched the desk for a while.',
  asked: 'It was concealed by hand.',
  away: 'This machine was locked or asleep.',
  ended: 'A sign-on lasts twelve hours.',
};

const noKeys: CommandMap = {};

/** All that is to be seen while the desk is concealed: whose it is, why, and the way back. */
export function LockScreen({ why }: { readonly why: Concealed }) {
  const username = useDesk(({ account }) => account?.username);
  // The screens are still there behind it; none of their keys may reach them.
  useCommands('', noKeys, {}, { modal: true });
  return (
    <main className="lock-screen">
      <div className="lock-panel">
        <header className="lock-head">
          <Mark size="2.75rem" />
          <div>
            <h1>{why === 'ended' ? 'Your sign-on has ended' : 'The screen is concealed'}</h1>
            <p>{says[why]} Nothing is lost; you go on where you were.</p>
          </div>
        </header>
        {why === 'ended' ? <SignInForm username={username} /> : <UnlockForm username={username ?? ''} />}
        <LeaveButton />
      </div>
    </main>
  );
}

function UnlockForm({ username }: { readonly username: string }) {
  const store = useDeskStore();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const unlock = async () => {
    if (isBusy) return;
    if (password === '') return input.current?.focus();
    setBusy(true);
    const outcome = await call(deskApi.unlock, { body: { password } });
    setBusy(false);
    if (outcome.ok) takeDesk(store, outcome.value);
    else {
      setProblem(outcome.problem);
      input.current?.select();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void unlock();
  };
  const isWrong = problem?.code === 'wrong-password';
  return (
    <form className="lock-form" onSubmit={submit} noValidate>
      <Field
        label={`Password of ${username}`}
        name="password"
        type="password"
        value={password}
        onChange={(value) => {
          setPassword(value);
          if (isWrong) setProblem(null);
        }}
        inputRef={input}
        autoComplete="current-password"
        isFocusedFirst
        maxLength={1000}
        error={isWrong ? 'The password is not right. Five failures lock the desk for a while.' : undefined}
      />
      {problem === null || isWrong ? null : <ProblemNotice problem={problem} />}
      <Button type="submit" tone="primary" keys="Enter" isPending={isBusy} className="sign-in-go">
        Unlock
      </Button>
    </form>
  );
}

function LeaveButton() {
  const store = useDeskStore();
  const leave = async () => {
    const outcome = await call(deskApi.signOut);
    if (outcome.ok) takeDesk(store, outcome.value);
  };
  return (
    <div className="lock-leave">
      <span className="muted">Somebody else?</span>
      <Button onPress={() => void leave()}>Sign out</Button>
    </div>
  );
}
