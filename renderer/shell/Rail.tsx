import { Dices, FileCog, Film, ListChecks, type LucideIcon, RadioTower, RefreshCw } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { useStore } from 'zustand/react';
import { useDesk } from '../desk/DeskProvider.tsx';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { deskKeys } from '../keyboard/desk-keys.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { makeLastQuery } from '../library/last-query.ts';
import { hashOf, type Route } from '../route/route.ts';
import { useRoute } from '../route/route-store.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { AccountButton } from './AccountButton.tsx';
import './rail.css';

/** The ways through the desk, at the left edge. */
export function Rail() {
  const route = useRoute();
  const { screen } = route;
  const isInSample = route.screen === 'review' && route.sample !== undefined;
  const lastQuery = useStore(useKeptStore(makeLastQuery), ({ query }) => query);
  const mayEdit = useDesk(({ account }) => account?.role === 'administrator');
  const dispatchKey = useKeyOf(deskKeys, 'desk.dispatch');
  const formsKey = useKeyOf(deskKeys, 'desk.forms');
  const needsMe = useDesk(({ sync }) => sync.conflicts + sync.refused > 0);
  return (
    <nav className="rail" aria-label="Screens">
      <Place
        to={{ screen: 'queue' }}
        name="Queue"
        icon={ListChecks}
        keys={useKeyOf(deskKeys, 'desk.queue')}
        isHere={screen === 'queue' || (screen === 'review' && !isInSample)}
      />
      <Place
        to={{ screen: 'library', query: lastQuery }}
        name="Library"
        icon={Film}
        keys={useKeyOf(deskKeys, 'desk.library')}
        isHere={screen === 'library'}
      />
      <Place
        to={{ screen: 'samples' }}
        name="Samples"
        icon={Dices}
        keys={useKeyOf(deskKeys, 'desk.samples')}
        isHere={['samples', 'plan', 'draw', 'sample'].includes(screen) || isInSample}
      />
      <Place
        to={{ screen: 'dispatch', part: 'census', query: '' }}
        name="Dispatches"
        icon={RadioTower}
        keys={dispatchKey}
        isHere={screen === 'dispatch'}
      />
      {mayEdit ? (
        <Place
          to={{ screen: 'forms', which: null }}
          name="Forms and lists"
          icon={FileCog}
          keys={formsKey}
          isHere={screen === 'forms'}
        />
      ) : null}
      <span className="grow" />
      <Place
        to={{ screen: 'sync' }}
        name="Sync"
        icon={RefreshCw}
        keys={useKeyOf(deskKeys, 'desk.sync')}
        isHere={screen === 'sync'}
        mark={needsMe ? 'needs a decision' : undefined}
      />
      <AccountButton />
    </nav>
  );
}

type PlaceProps = {
  readonly to: Route;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly keys: string | undefined;
  readonly isHere: boolean;
  readonly mark?: string | undefined;
};

function Place({ to, name, icon: Icon, keys, isHere, mark }: PlaceProps) {
  return (
    <Tooltip says={mark === undefined ? name : `${name}: ${mark}`} keys={keys} side="right">
      <Link
        className="rail-place"
        href={hashOf(to)}
        aria-label={mark === undefined ? name : `${name}, ${mark}`}
        {...(isHere ? { 'aria-current': 'page' } : {})}
      >
        <Icon aria-hidden="true" />
        {mark === undefined ? null : <i className="rail-mark" />}
      </Link>
    </Tooltip>
  );
}
