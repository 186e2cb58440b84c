import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand/react';
import { faultsOf } from '../../contract/configuration-rules.ts';
import type { Content } from '../../contract/nouns/configuration.ts';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { useChanges } from '../desk/use-changes.ts';
import { CommandButton } from '../keyboard/CommandButton.tsx';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { ScreenProblem } from '../shell/ScreenProblem.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import { Button } from '../ui/Button.tsx';
import { say } from '../ui/notice-store.ts';
import { Pill } from '../ui/Pill.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Changes } from './Changes.tsx';
import { CodesEditor } from './CodesEditor.tsx';
import { changesBetween } from './changes.ts';
import {
  type ConfigurationState,
  makeConfigurationStore,
  newestOf,
  type Which,
} from './configuration-store.ts';
import { moved } from './edit.ts';
import { formKeys } from './form-keys.ts';
import { titleOf } from './form-words.ts';
import { History } from './History.tsx';
import { Overtaken } from './Overtaken.tsx';
import { Preview } from './Preview.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { QuestionsEditor } from './QuestionsEditor.tsx';

/** One form or code list while its next version is written. Works without the network; publishing is sent later. */
export function EditScreen({ which }: { readonly which: Which }) {
  const store = useKeptStore(makeConfigurationStore);
  const state = useStore(store);
  const [tab, setTab] = useState('preview');
  const [isPublishing, setPublishing] = useState(false);
  const addField = useRef<HTMLInputElement>(null);
  const changes = useChanges();
  const { noun, id } = which;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version may have come with each change
  useEffect(() => void store.open({ noun, id }), [store, noun, id, changes]);
  useEffect(() => store.leave, [store]);

  const { detail, content, standing, differences, faults, newest, isLocked, isOvertaken } = lookAt(state);
  const publish = (): void => {
    if (differences.length === 0) say('Nothing has changed since the version in force.', { tone: 'problem' });
    else if (isLocked) say('The next version is on its way already.', { tone: 'problem' });
    else if (isOvertaken)
      say('Another version was published meanwhile. Decide about it first.', { tone: 'problem' });
    else setPublishing(true);
  };
  const move = (by: 1 | -1): void => {
    if (content === null || isLocked || state.opened === null) return;
    store.change(movedPart(content, state.opened, by));
  };
  useCommands('Forms and lists', formKeys, {
    'editor.up': () => move(-1),
    'editor.down': () => move(1),
    'editor.add': () => addField.current?.focus(),
    'editor.preview': () => setTab('preview'),
    'editor.changes': () => setTab('changes'),
    'editor.history': () => setTab('history'),
    'editor.publish': publish,
  });
  if (detail === null || content === null || newest === null)
    return (
      <>
        <TopBar crumbs={[{ label: 'Forms and lists', to: home }, { label: 'Opening' }]} />
        <main className="page forms">
          <ScreenProblem problem={state.problem} retry={() => void store.open(which)} />
        </main>
      </>
    );
  const number = (detail.versions[0]?.body.version ?? 0) + 1;
  const editing = { store, detail, isLocked, faults, opened: state.opened, addField };
  return (
    <>
      <TopBar
        crumbs={[{ label: 'Forms and lists', to: home }, { label: titleOf(content) }]}
        end={<Standing state={state} />}
      >
        <Pill>Version {number - 1} in force</Pill>
      </TopBar>
      <main className="page edit">
        <ScreenProblem problem={state.problem} retry={() => void store.open(which)} />
        <Overtaken detail={detail} take={() => void store.move()} drop={() => void store.drop()} />
        <div className="edit-columns">
          <section className="edit-parts" aria-label={content.noun === 'form' ? 'Questions' : 'Codes'}>
            {content.noun === 'form' ? (
              <QuestionsEditor form={content.body} {...editing} />
            ) : (
              <CodesEditor list={content.body} {...editing} />
            )}
          </section>
          <Tabs
            label="About this version"
            className="edit-side"
            value={tab}
            onChange={setTab}
            items={[
              { id: 'preview', title: 'Preview', content: <Preview content={content} /> },
              {
                id: 'changes',
                title: 'What changes',
                count: differences.length,
                content: <Changes differences={differences} faults={faults} />,
              },
              {
                id: 'history',
                title: 'History',
                count: detail.versions.length,
                content: <History versions={detail.versions} />,
              },
            ]}
          />
        </div>
        <footer className="edit-foot">
          <p className="muted">
            Reviews that were begun keep their version. The next one to begin has the new one.
          </p>
          {detail.draft === null || isLocked ? null : (
            <Button tone="quiet" onPress={() => void store.drop()}>
              Drop the draft
            </Button>
          )}
          <CommandButton
            map={formKeys}
            command="editor.publish"
            run={publish}
            tone="primary"
            isDisabled={standing === 'locked'}
          >
            Publish version {number}…
          </CommandButton>
        </footer>
        <PublishDialog
          isOpen={isPublishing}
          close={() => setPublishing(false)}
          number={number}
          differences={differences}
          faults={faults}
          why={state.why}
          explain={store.explain}
          publish={() => {
            setPublishing(false);
            void store.publish().then((sent) => {
              if (sent) say(`Version ${number} is on its way to the central.`);
            });
          }}
        />
      </main>
    </>
  );
}

const home = { screen: 'forms', which: null } as const;

function lookAt({ detail, content }: ConfigurationState) {
  const newest = detail === null ? null : newestOf(detail);
  const differences = newest === null || content === null ? [] : changesBetween(newest, content);
  const isLocked = detail?.standing === 'waiting' || detail?.standing === 'accepted';
  const isOvertaken =
    detail !== null && detail.draft !== null && detail.draft.basedOn !== detail.versions[0]?.body.version;
  return {
    detail,
    content,
    newest,
    differences,
    faults: detail === null || content === null ? [] : faultsOf(content, detail.versions),
    isLocked,
    isOvertaken,
    standing: isLocked ? 'locked' : 'open',
  };
}

function movedPart(content: Content, id: string, by: 1 | -1): Content {
  if (content.noun === 'form') {
    const at = content.body.questions.findIndex((one) => one.id === id);
    return { noun: 'form', body: { ...content.body, questions: moved(content.body.questions, at, by) } };
  }
  const at = content.body.items.findIndex((one) => one.code === id);
  return { noun: 'code-list', body: { ...content.body, items: moved(content.body.items, at, by) } };
}

function Standing({ state: { kept, detail } }: { readonly state: ConfigurationState }) {
  if (detail?.standing === 'waiting' || detail?.standing === 'accepted') return <Pill>on its way</Pill>;
  if (detail?.standing === 'refused') return <Pill tone="danger">refused by the central</Pill>;
  switch (kept) {
    case 'nothing':
      return <Pill>as published</Pill>;
    case 'typed':
    case 'keeping':
      return <Pill>being typed</Pill>;
    case 'kept':
      return <Pill>draft kept on this desk</Pill>;
    case 'failed':
      return <Pill tone="danger">not kept</Pill>;
  }
}
