import { useDesk, useDeskStore } from '../desk/DeskProvider.tsx';
import { keepSettings } from '../desk/desk-store.ts';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { deskKeys } from '../keyboard/desk-keys.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { makeLastQuery } from '../library/last-query.ts';
import { go } from '../route/route-store.ts';
import { toggleKeyCard } from './key-card-store.ts';

/** The keys that work on every screen. */
export function useDeskCommands(): void {
  const store = useDeskStore();
  const mayEdit = useDesk(({ account }) => account?.role === 'administrator');
  const lastQuery = useKeptStore(makeLastQuery);
  useCommands('Everywhere', deskKeys, {
    'desk.queue': () => go({ screen: 'queue' }),
    'desk.library': () => go({ screen: 'library', query: lastQuery.getState().query }),
    'desk.sync': () => go({ screen: 'sync' }),
    'desk.samples': () => go({ screen: 'samples' }),
    'desk.dispatch': () => go({ screen: 'dispatch', part: 'census', query: '' }),
    'desk.forms': mayEdit ? () => go({ screen: 'forms', which: null }) : undefined,
    'desk.keys': toggleKeyCard,
    'desk.theme': () => {
      const isLight = document.documentElement.dataset['theme'] === 'light';
      void keepSettings(store, { theme: isLight ? 'dark' : 'light' });
    },
  });
}
