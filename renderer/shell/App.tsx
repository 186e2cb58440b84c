import { useEffect, useState } from 'react';
import { useConcealed } from '../conceal/conceal-store.ts';
import { useDeskState } from '../desk/DeskProvider.tsx';
import { SignInScreen } from '../sign-in/SignInScreen.tsx';
import { Opening } from './Opening.tsx';
import { createPart, whenIdle } from './part.tsx';
import './app.css';

const screens = createPart(async () => (await import('./Screens.tsx')).Screens);

/** What the window shows: the desk opening, somebody signing in, or the screens. */
export function App() {
  const stage = useDeskState(({ desk }) =>
    desk === null ? 'opening' : desk.account === null ? 'sign-in' : 'screens',
  );
  // A window that is opened while the desk is concealed has nothing to show before it is unlocked.
  const isOpen = useConcealed() === null;
  const [isShown, setShown] = useState(false);
  if (isShown !== (stage === 'screens') && (isShown || isOpen)) setShown(!isShown);
  // Fetched while the name and the password are typed.
  useEffect(() => (stage === 'sign-in' ? whenIdle(0, screens.load) : undefined), [stage]);
  switch (stage) {
    case 'opening':
      return <Opening />;
    case 'sign-in':
      return <SignInScreen />;
    case 'screens':
      return isShown ? <screens.Part /> : null;
  }
}
