import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand/react';
import { keysOf } from './bindings.ts';
import type { CommandMap, Fall, Handlers, Keyboard, Press } from './commands.ts';

const KeyboardContext = createContext<Keyboard | null>(null);

/** Listens once for the whole window and hands each press that nothing else took to the commands. */
export function KeyboardProvider({
  keyboard,
  children,
}: {
  readonly keyboard: Keyboard;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    const isTypingOn = typingOn();
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return;
      const { key, ctrlKey, metaKey, altKey } = event;
      const target = event.target instanceof Element ? event.target : null;
      // Enter and Space belong to the link or button that has the focus.
      const isHeld = ctrlKey || metaKey || altKey;
      if (!isHeld && (key === 'Enter' || key === ' ') && target?.closest(pressables) != null) return;
      if (keyboard.press(fallOf(event))) event.preventDefault();
    };
    // A button that has the focus would take Ctrl+Enter for a press of itself, so these are heard before it.
    const hearHeld = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      hear(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    // Before a field hears it: some keys it keeps to itself, and Enter or Escape that closes it ends the typing.
    const hearTyping = (event: KeyboardEvent) => {
      if (isTypingOn(event)) event.stopImmediatePropagation();
      else if (!event.isComposing && keyboard.holds(fallOf(event))) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    window.addEventListener('keydown', hearTyping, { capture: true });
    window.addEventListener('keydown', hearHeld, { capture: true });
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', hearTyping, { capture: true });
      window.removeEventListener('keydown', hearHeld, { capture: true });
      window.removeEventListener('keydown', hear);
    };
  }, [keyboard]);
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>;
}

function fallOf(event: KeyboardEvent): Fall {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, timeStamp: at } = event;
  const target = event.target instanceof Element ? event.target : null;
  const [inField, inPopup] = [target?.closest(fields) != null, target?.closest(popups) != null];
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, at, inField, inPopup };
}

const fields =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable="true"], [role="textbox"]';
const pressables =
  'a[href], button, summary, [role="button"], [role="tab"], [role="radio"], [role="checkbox"]';
const popups = '[role="menu"], [role="listbox"]';

/** Hands that type don't stop at once when their field is taken away, in milliseconds. */
const handsStopMs = 1000;

/**
 * Whether a letter was meant for a field that has just gone, with a card whose mark was not kept: letters typed on
 * must not tag what comes next.
 */
function typingOn() {
  let typed: { readonly field: Element; readonly at: number } | null = null;
  return ({ target, key, ctrlKey, metaKey, altKey, timeStamp: at }: KeyboardEvent): boolean => {
    const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey;
    const field = target instanceof Element ? target.closest(fields) : null;
    const isGone = typed !== null && !typed.field.isConnected && at - typed.at < handsStopMs;
    const isTyping = isLetter && field === null && isGone;
    if (isTyping && typed !== null) typed = { ...typed, at };
    else typed = isLetter && field !== null ? { field, at } : null;
    return isTyping;
  };
}

export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext);
  if (keyboard === null) throw new Error('outside of KeyboardProvider');
  return keyboard;
}

/** The key to show for a command: the first it is bound to now; undefined when it has none. */
export function useKeyOf<M extends CommandMap>(map: M, name: keyof M & string): string | undefined {
  return useStore(useKeyboard().bound, ({ bound }) => keysOf(map, name, bound)[0]);
}

/**
 * Brings a screen's commands for as long as it is shown. A command without a handler stays on the card only if another
 * part of the screen brings it; handlers may change with each render without being registered anew.
 */
export function useCommands<M extends CommandMap>(
  title: string,
  map: M,
  handlers: Handlers<M>,
  options: { readonly modal?: boolean; readonly active?: boolean; readonly inFocus?: boolean } = {},
): void {
  const keyboard = useKeyboard();
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const { modal = false, active = true, inFocus = false } = options;
  useEffect(() => {
    if (!active) return;
    const run = (name: string, press: Press) => {
      const handler = latest.current[name];
      if (handler === undefined) return false;
      return handler(press) !== false;
    };
    return keyboard.add({ title, map, run, modal, inFocus });
  }, [keyboard, title, map, modal, active, inFocus]);
}
