import { useEffect } from 'react';
import { useFreshCatalogue } from '../desk/catalogue.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { KeptStores } from '../desk/KeptStores.tsx';
import { FirstCode } from '../key-care/FirstCode.tsx';
import { KeyCard } from '../keyboard/KeyCard.tsx';
import { LibraryScreen } from '../library/LibraryScreen.tsx';
import { QueueScreen } from '../queue/QueueScreen.tsx';
import { useRoute } from '../route/route-store.ts';
import { SyncScreen } from '../sync/SyncScreen.tsx';
import { NoticeLine } from '../ui/NoticeLine.tsx';
import { everyScreen } from './every-screen.ts';
import { toggleKeyCard, useKeyCard } from './key-card-store.ts';
import { createPart, whenIdle } from './part.tsx';
import { Rail } from './Rail.tsx';
import { StateBar } from './StateBar.tsx';
import { useDeskCommands } from './use-desk-commands.ts';
import { useHeldPresses } from './use-held-presses.ts';
import { useKeptKeys } from './use-kept-keys.ts';
import { useScreenFocus } from './use-screen-focus.ts';
import './app.css';

/** The player and what belongs to it are half of the window's code. */
const samples = createPart(async () => (await import('../samples/SampleScreens.tsx')).SampleScreens);
const review = createPart(async () => (await import('../review/ReviewScreen.tsx')).ReviewScreen);

const dispatch = createPart(async () => (await import('../dispatch/DispatchScreen.tsx')).DispatchScreen);
const forms = createPart(async () => (await import('../forms/FormsScreen.tsx')).FormsScreen);

/** What somebody who is signed in sees. */
export function Screens() {
  const accountId = useDesk((desk) => desk.account?.id);
  return (
    <KeptStores key={accountId}>
      <Shell />
    </KeptStores>
  );
}

function Shell() {
  useFreshCatalogue();
  useDeskCommands();
  useHeldPresses();
  useScreenFocus(useRoute().screen);
  const { keys, keep } = useKeptKeys();
  const areKeysShown = useKeyCard((state) => state.isOpen);
  // The queue comes first; nobody opens a review within a second, and who does waits for no longer than this takes.
  useEffect(() => whenIdle(1000, review.load), []);
  useEffect(() => whenIdle(2500, samples.load), []);
  return (
    <div className="app">
      <Rail />
      <div className="app-screen">
        <StateBar />
        <Screen />
      </div>
      <KeyCard isOpen={areKeysShown} onClose={toggleKeyCard} keys={keys} keep={keep} screens={everyScreen} />
      <FirstCode />
      <NoticeLine />
    </div>
  );
}

function Screen() {
  const route = useRoute();
  switch (route.screen) {
    case 'queue':
      return <QueueScreen />;
    case 'library':
      return <LibraryScreen query={route.query} />;
    case 'review':
      return (
        <review.Part
          key={`${route.sample?.itemId ?? ''} ${route.videoId}`}
          videoId={route.videoId}
          dutyId={route.dutyId}
          sample={route.sample ?? null}
        />
      );
    case 'samples':
    case 'plan':
    case 'draw':
    case 'sample':
      return <samples.Part route={route} />;
    case 'forms':
      return <forms.Part route={route} />;
    case 'dispatch':
      return <dispatch.Part route={route} />;
    case 'sync':
      return <SyncScreen />;
  }
}
