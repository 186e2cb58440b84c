import { EyeOff, LogOut } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { deskApi } from '../../contract/desk-api.ts';
import type { Settings } from '../../contract/desk-state.ts';
import { call } from '../api/call.ts';
import { conceal } from '../conceal/conceal-store.ts';
import { useCatalogue } from '../desk/catalogue.ts';
import { useDesk, useDeskStore } from '../desk/DeskProvider.tsx';
import { keepSettings, takeDesk } from '../desk/desk-store.ts';
import { ReactionDialog } from '../reaction/ReactionDialog.tsx';
import { reactionIn } from '../reaction/reactionSetting.ts';
import { Button } from '../ui/Button.tsx';
import { say } from '../ui/notice-store.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { initialsOf, scopeText } from '../words/account.ts';
import { count } from '../words/count.ts';

/** Who is signed in; dark or light; the way out. */
export function AccountButton() {
  const account = useDesk((desk) => desk.account);
  const catalogue = useCatalogue();
  const button = useRef<HTMLButtonElement>(null);
  const [isMeasuring, setMeasuring] = useState(false);
  if (account === null) return null;
  return (
    <>
      <DialogTrigger>
        <AriaButton
          ref={button}
          className="rail-account"
          aria-label={`${initialsOf(account.name)}: account of ${account.name}`}
        >
          {initialsOf(account.name)}
        </AriaButton>
        <Popover className="popover" placement="right bottom" offset={8}>
          <Dialog className="account">
            {({ close }) => (
              <>
                <div className="account-who">
                  <Heading slot="title" level={2}>
                    {[account.rank, account.name].filter(Boolean).join(' ')}
                  </Heading>
                  <p>
                    {capitalized(account.role)}, {scopeText(account, catalogue)}
                  </p>
                  <Where />
                </div>
                <div className="account-row">
                  <span>Theme</span>
                  <ThemeSwitch />
                </div>
                <ReactionRow
                  onMeasure={() => {
                    close();
                    setMeasuring(true);
                  }}
                />
                <ConcealNow close={close} />
                <SignOut />
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {isMeasuring ? (
        <ReactionDialog
          onClose={() => {
            setMeasuring(false);
            button.current?.focus();
          }}
        />
      ) : null}
    </>
  );
}

/** How much earlier marks made while playing are set, and the way to measure it. */
function ReactionRow({ onMeasure }: { readonly onMeasure: () => void }) {
  const milliseconds = useDesk(({ settings }) => reactionIn(settings));
  return (
    <div className="account-row">
      <span>Reaction time</span>
      <Button onPress={onMeasure}>{milliseconds === 0 ? 'Measure' : `${milliseconds} ms`}</Button>
    </div>
  );
}

function Where() {
  const central = useDesk((desk) => desk.central);
  const isOffline = useDesk((desk) => desk.signedInOffline);
  return (
    <p title={central.url}>
      {central.name ?? central.url}
      {isOffline ? ', signed in without the central' : ''}
    </p>
  );
}

function ThemeSwitch() {
  const store = useDeskStore();
  const theme = useDesk((desk) => desk.settings.theme);
  const choose = async (chosen: Settings['theme'] | null) => {
    if (chosen === null) return;
    const outcome = await keepSettings(store, { theme: chosen });
    if (!outcome.ok) say(outcome.problem.title, { tone: 'problem' });
  };
  return (
    <Segmented label="Theme" value={theme} onChange={(chosen) => void choose(chosen)} segments={themes} />
  );
}

const themes = [
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
  { value: 'system', label: 'System' },
] as const;

/** For whoever leaves the desk for a moment. */
function ConcealNow({ close }: { readonly close: () => void }) {
  const store = useDeskStore();
  return (
    <div className="account-row">
      <span>Leaving the desk</span>
      <Button
        icon={<EyeOff />}
        onPress={() => {
          close();
          void conceal(store, 'asked');
        }}
      >
        Conceal the screen
      </Button>
    </div>
  );
}

function SignOut() {
  const store = useDeskStore();
  const unsent = useDesk((desk) => desk.sync.unsent);
  const signOut = async () => {
    const outcome = await call(deskApi.signOut);
    if (outcome.ok) takeDesk(store, outcome.value);
    else say(outcome.problem.title, { tone: 'problem' });
  };
  return (
    <div className="account-out">
      <Button icon={<LogOut />} onPress={() => void signOut()}>
        Sign out
      </Button>
      {unsent === 0 ? null : (
        <span>{count(unsent, 'item')} not sent yet: kept here, and sent when you sign in again.</span>
      )}
    </div>
  );
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
