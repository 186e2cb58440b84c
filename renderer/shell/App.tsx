import { useFreshCatalogue } from '../desk/catalogue.ts';
import { useDesk, useDeskState } from '../desk/DeskProvider.tsx';
import { KeptStores } from '../desk/KeptStores.tsx';
import { KeyCard } from '../keyboard/KeyCard.tsx';
import { LibraryScreen } from '../library/LibraryScreen.tsx';
import { QueueScreen } from '../queue/QueueScreen.tsx';
import { ReviewScreen } from '../review/ReviewScreen.tsx';
import { useRoute } from '../route/route-store.ts';
import { SignInScreen } from '../sign-in/SignInScreen.tsx';
import { SyncScreen } from '../sync/SyncScreen.tsx';
import { NoticeLine } from '../ui/NoticeLine.tsx';
import { toggleKeyCard, useKeyCard } from './key-card-store.ts';
import { Opening } from './Opening.tsx';
import { Rail } from './Rail.tsx';
import { StateBar } from './StateBar.tsx';
import { useDeskCommands } from './use-desk-commands.ts';
import './app.css';

/** What the window shows: the desk opening, somebody signing in, or the screens. */
export function App() {
  const stage = useDeskState(({ desk }) =>
    desk === null ? 'opening' : desk.account === null ? 'sign-in' : 'screens',
  );
  if (stage === 'opening') return <Opening />;
  return stage === 'sign-in' ? <SignInScreen /> : <SignedIn />;
}

function SignedIn() {
  const accountId = useDesk((desk) => desk.account?.id);
  return (
    <KeptStores key={accountId}>
      <Screens />
    </KeptStores>
  );
}

function Screens() {
  useFreshCatalogue();
  useDeskCommands();
  const areKeysShown = useKeyCard((state) => state.isOpen);
  return (
    <div className="app">
      <Rail />
      <div className="app-screen">
        <StateBar />
        <Screen />
      </div>
      <KeyCard isOpen={areKeysShown} onClose={toggleKeyCard} />
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
      return <ReviewScreen key={route.videoId} videoId={route.videoId} dutyId={route.dutyId} />;
    case 'sync':
      return <SyncScreen />;
  }
}
