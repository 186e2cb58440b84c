import { type FormEvent, useRef, useState } from 'react';
import { deskApi } from '../../contract/desk-api.ts';
import { type CallProblem, call } from '../api/call.ts';
import { useDesk, useDeskStore } from '../desk/DeskProvider.tsx';
import { takeDesk } from '../desk/desk-store.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type Asked, askedAfter } from '../words/keys.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { KeyFields, nothingTyped } from './KeyFields.tsx';
import './sign-in.css';

type SignInFormProps = {
  /** Given: somebody signs in again, as the same person. */
  readonly username?: string | undefined;
  /** The notice of this version was read and accepted before; it isn't shown again. */
  readonly accepted?: string | null;
  readonly onDone?: () => void;
};

export function SignInForm({ username: fixed, accepted, onDone }: SignInFormProps) {
  const store = useDeskStore();
  const notice = useDesk(({ central }) => central.banner);
  const version = useDesk(({ central }) => central.bannerVersion);
  const banner = accepted === undefined ? notice : null;
  const [username, setUsername] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Asked>('nothing');
  const [typed, setTyped] = useState(nothingTyped);
  const nameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  const signIn = async () => {
    if (isBusy) return;
    if (username.trim() === '') return nameInput.current?.focus();
    if (password === '') return passwordInput.current?.focus();
    if (typed.again !== '' && typed.again !== typed.passphrase) return;
    setBusy(true);
    const more = {
      ...(asked !== 'nothing' && typed.passphrase !== '' ? { passphrase: typed.passphrase } : {}),
      ...(asked === 'recovery code' && typed.recoveryCode !== '' ? { recoveryCode: typed.recoveryCode } : {}),
    };
    const outcome = await call(deskApi.signIn, {
      body: {
        username: username.trim(),
        password,
        bannerVersion: (accepted ?? version) || undefined,
        ...more,
      },
    });
    setBusy(false);
    if (outcome.ok) {
      takeDesk(store, outcome.value);
      onDone?.();
      return;
    }
    setProblem(outcome.problem);
    setAsked(askedAfter(outcome.problem.code, asked));
    passwordInput.current?.select();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn();
  };
  const fill = (account: { readonly username: string; readonly password: string }) => {
    setUsername(account.username);
    setPassword(account.password);
    setProblem(null);
    setAsked('nothing');
    passwordInput.current?.focus();
  };

  const isWrong = problem?.code === 'wrong-password';
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      {fixed === undefined ? (
        <Field
          label="User name"
          name="username"
          value={username}
          onChange={setUsername}
          inputRef={nameInput}
          autoComplete="username"
          isFocusedFirst
          maxLength={100}
        />
      ) : (
        <p className="muted">
          Signing in as <b className="sign-in-name">{fixed}</b>. You stay where you are.
        </p>
      )}
      <Field
        label="Password"
        name="password"
        type="password"
        value={password}
        onChange={(value) => {
          setPassword(value);
          if (isWrong) setProblem(null);
        }}
        inputRef={passwordInput}
        autoComplete="current-password"
        isFocusedFirst={fixed !== undefined}
        maxLength={1000}
        error={isWrong ? `${problem.title} Five failures lock the account.` : undefined}
      />
      {problem === null || isWrong ? null : <ProblemNotice problem={problem} />}
      <KeyFields asked={asked} typed={typed} onType={setTyped} onAsk={setAsked} />
      {banner ? <p className="sign-in-banner">{banner}</p> : null}
      <Button type="submit" tone="primary" keys="Enter" isPending={isBusy} className="sign-in-go">
        {isBusy ? 'Signing in…' : banner ? 'Accept and sign in' : 'Sign in'}
      </Button>
      {fixed === undefined ? <DemoAccounts onPick={fill} /> : null}
    </form>
  );
}
