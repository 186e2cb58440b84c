import { useEffect, useMemo } from 'react';
import { useDesk, useDeskStore } from '../desk/DeskProvider.tsx';
import { keepSettings } from '../desk/desk-store.ts';
import { boundBy, keptAs, type OwnKeys, readKeys } from '../keyboard/bindings.ts';
import { useKeyboard } from '../keyboard/KeyboardProvider.tsx';
import { say } from '../ui/notice-store.ts';

/** This reviewer's keys, at work in this window while it is shown; and the way to keep others, on any desk they sign in to. */
export function useKeptKeys(): { readonly keys: OwnKeys; readonly keep: (keys: OwnKeys) => void } {
  const store = useDeskStore();
  const keyboard = useKeyboard();
  const text = useDesk((desk) => desk.settings.kept[keptAs]);
  const keys = useMemo(() => readKeys(text), [text]);
  useEffect(() => {
    keyboard.bound.setState({ bound: boundBy(keys) });
    return () => keyboard.bound.setState({ bound: {} });
  }, [keyboard, keys]);
  const keep = (next: OwnKeys): void => {
    const kept = store.getState().desk?.settings.kept ?? {};
    void keepSettings(store, { kept: { ...kept, [keptAs]: JSON.stringify(next) } }).then((outcome) => {
      if (!outcome.ok) say(`Your keys were not kept. ${outcome.problem.title}`, { tone: 'problem' });
    });
  };
  return { keys, keep };
}
