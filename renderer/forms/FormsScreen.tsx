import { useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import type { ConfigurationRow } from '../../contract/configuration-state.ts';
import type { CodeList } from '../../contract/nouns/account.ts';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { useChanges } from '../desk/use-changes.ts';
import type { Route } from '../route/route.ts';
import { go } from '../route/route-store.ts';
import { ScreenProblem } from '../shell/ScreenProblem.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import { type Column, Table } from '../ui/table/Table.tsx';
import { count } from '../words/count.ts';
import { dateText, exactText, hereZone } from '../words/when.ts';
import { makeConfigurationStore } from './configuration-store.ts';
import { EditScreen } from './EditScreen.tsx';
import { listWords } from './form-words.ts';
import './forms.css';

type FormsRoute = Extract<Route, { readonly screen: 'forms' }>;

/** Forms and code lists, for administrators: the list of them, or the editor of one. */
export function FormsScreen({ route: { which } }: { readonly route: FormsRoute }) {
  return which === null ? <Overview /> : <EditScreen key={`${which.noun} ${which.id}`} which={which} />;
}

function Overview() {
  const store = useKeptStore(makeConfigurationStore);
  const { rows, problem } = useStore(store);
  const [current, setCurrent] = useState(0);
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed the list
  useEffect(() => void store.loadRows(), [store, changes]);
  return (
    <>
      <TopBar crumbs={[{ label: 'Forms and lists' }]} />
      <main className="page forms">
        <ScreenProblem problem={problem} retry={() => void store.loadRows()} />
        <Table
          label="Forms and lists"
          columns={columns}
          count={rows?.length ?? 0}
          rowAt={(index) => rows?.[index]}
          current={current}
          onCurrent={setCurrent}
          onOpen={(index) => {
            const row = rows?.[index];
            if (row !== undefined) go({ screen: 'forms', which: { noun: row.noun, id: row.id } });
          }}
          leastWidth="52rem"
          isBusy={rows === null}
        />
      </main>
    </>
  );
}

const draftWords = {
  kept: 'draft on this desk',
  waiting: 'on its way',
  accepted: 'on its way',
  refused: 'refused, needs a decision',
} as const;

const columns: readonly Column<ConfigurationRow>[] = [
  {
    id: 'name',
    title: 'Name',
    width: 'minmax(16rem, 1.6fr)',
    cell: ({ noun, id, title }) => <b>{noun === 'form' ? title : listWords[id as CodeList['id']]}</b>,
  },
  {
    id: 'noun',
    title: 'Kind',
    width: '7rem',
    cell: ({ noun }) => <span className="muted">{noun === 'form' ? 'Form' : 'Code list'}</span>,
  },
  {
    id: 'parts',
    title: 'Contains',
    width: '9rem',
    cell: ({ noun, parts }) => count(parts, noun === 'form' ? 'question' : 'code'),
  },
  { id: 'version', title: 'Version', width: '5rem', isNumber: true, cell: ({ version }) => version },
  {
    id: 'published',
    title: 'Published',
    width: 'minmax(13rem, 1fr)',
    cell: ({ published }) =>
      published === null ? (
        <span className="muted">from the beginning</span>
      ) : (
        <span className="muted" title={exactText(published.at, hereZone())}>
          {dateText(published.at, hereZone())}, {published.by}
        </span>
      ),
  },
  {
    id: 'draft',
    title: 'Next version',
    width: 'minmax(12rem, 1fr)',
    cell: ({ draft }) => (draft === null ? <span className="muted">–</span> : draftWords[draft]),
  },
];
