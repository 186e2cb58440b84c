import { type FormEvent, useRef, useState } from 'react';
import { deskApi } from '../../contract/desk-api.ts';
import { type CallProblem, call } from '../api/call.ts';
import { useDesk, useDeskStore } from '../desk/DeskProvider.tsx';
import { takeDesk } from '../desk/desk-store.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type Asked, askedAfter } from '../words/keys.ts';
import { isOfCode } from './CodeField.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import { type Factor, FactorPage } from './FactorPage.tsx';
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
  const [factor, setFactor] = useState<Factor | null>(null);
  const [code, setCode] = useState('');
  const nameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  const who = { username: username.trim(), password };

  const signIn = async () => {
    if (isBusy) return;
    if (who.username === '') return nameInput.current?.focus();
    if (password === '') return passwordInput.current?.focus();
    if (factor !== null && code.length < 6) return codeInput.current?.focus();
    if (typed.again !== '' && typed.again !== typed.passphrase) return;
    setBusy(true);
    const more = {
      ...(factor === null ? {} : { code }),
      ...(asked !== 'nothing' && typed.passphrase !== '' ? { passphrase: typed.passphrase } : {}),
      ...(asked === 'recovery code' && typed.recoveryCode !== '' ? { recoveryCode: typed.recoveryCode } : {}),
    };
    const outcome = await call(deskApi.signIn, {
      body: { ...who, bannerVersion: (accepted ?? version) || undefined, ...more },
    });
    if (outcome.ok) {
      takeDesk(store, outcome.value);
      onDone?.();
    } else await refused(outcome.problem);
    setBusy(false);
  };
  const refused = async (why: CallProblem): Promise<void> => {
    if (why.code === 'second-factor-needed') return askForCode({ enrolled: null });
    if (why.code === 'second-factor-enrol') {
      const made = await call(deskApi.enrolSecondFactor, { body: who });
      return made.ok ? askForCode({ enrolled: made.value }) : setProblem(made.problem);
    }
    setProblem(why);
    setAsked(askedAfter(why.code, asked));
    if (why.code === 'wrong-password') setFactor(null);
    if (isOfCode(why)) setCode('');
    (factor === null ? passwordInput : codeInput).current?.select();
  };
  const askForCode = (next: Factor): void => {
    setFactor(next);
    setCode('');
    setProblem(null);
  };
  /** By another way than the one that was asked for: what was said of that one is over. */
  const askFor = (next: Asked): void => {
    setAsked(next);
    setProblem(null);
  };
  const back = (): void => {
    setFactor(null);
    setPassword('');
    setProblem(null);
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
  if (factor !== null)
    return (
      <form className="sign-in-form" onSubmit={submit} noValidate>
        <FactorPage
          factor={factor}
          username={who.username}
          code={code}
          onCode={(next) => {
            setCode(next);
            if (problem !== null && isOfCode(problem)) setProblem(null);
          }}
          problem={problem !== null && isOfCode(problem) ? problem : null}
          inputRef={codeInput}
          onBack={back}
        />
        {problem === null || isOfCode(problem) ? null : <ProblemNotice problem={problem} />}
        <KeyFields asked={asked} typed={typed} onType={setTyped} onAsk={askFor} />
        <Button type="submit" tone="primary" keys="Enter" isPending={isBusy} className="sign-in-go">
          {isBusy ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
    );
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
      <KeyFields asked={asked} typed={typed} onType={setTyped} onAsk={askFor} />
      {banner ? <p className="sign-in-banner">{banner}</p> : null}
      <Button type="submit" tone="primary" keys="Enter" isPending={isBusy} className="sign-in-go">
        {isBusy ? 'Signing in…' : banner ? 'Accept and sign in' : 'Sign in'}
      </Button>
      {fixed === undefined && asked === 'nothing' ? <DemoAccounts onPick={fill} /> : null}
    </form>
  );
}
