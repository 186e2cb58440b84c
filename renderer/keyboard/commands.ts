import { createStore } from 'zustand/vanilla';
import { type Bound, keysOf } from './bindings.ts';
import { type KeyPress, namesOf, onMac, stepsOf } from './keys.ts';

/** What a command is called on the card, and its keys; the first is shown on its button. Names → keys is data, so that it can be rebound. */
export type Command = {
  readonly says: string;
  readonly keys: readonly string[];
  /** Holding the key down runs it again and again (stepping). Otherwise once. */
  readonly repeats?: boolean;
  /** In a field its keys are left to what the field's modifier makes of them. */
  readonly notWhileTyping?: boolean;
  /** What the key is says what it does (digits on a scale, Escape): it can't be another. */
  readonly isFixed?: boolean;
};
/** `repeat`: the key is being held down. */
export type Press = KeyPress & { readonly repeat: boolean };
export type CommandMap = Readonly<Record<string, Command>>;
export type Handlers<M extends CommandMap> = {
  /** Answering false leaves the press to whoever else wants it. */
  readonly [K in keyof M]?: ((press: Press) => unknown) | undefined;
};

/** The commands that one screen (or one dialog) brings. While a `modal` layer is there, those below it are silent. */
export type Layer = {
  /** The heading on the card. */
  readonly title: string;
  readonly map: CommandMap;
  readonly run: (name: string, press: Press) => boolean;
  readonly modal: boolean;
  /** Heard only while a part of the screen has the focus; then before all others. */
  readonly inFocus?: boolean;
};

/** A press, and where it fell. */
export type Fall = Press & {
  readonly at: number;
  readonly inField: boolean;
  readonly inPopup: boolean;
};

export type Keyboard = ReturnType<typeof createKeyboard>;

/** A screen is there sooner, or something is wrong with it; in milliseconds. */
const longestHoldMs = 5000;

const systemKeys = /^(Tab|F\d+)$/;

/** How long the second key of `g q` may take. */
const sequenceMs = 1200;

/** Commands for which the hand need not leave a note field: with this modifier their keys work there too. */
const fromFields = /^(play|shuttle|frame|speed|sound|jump|tag)\./;

/**
 * The command map of a window: layers come and go with the screens, one listener feeds `press`. `bound` holds the keys
 * that differ from the maps.
 */
export function createKeyboard(isMac: boolean = onMac) {
  const layers = createStore<{ readonly layers: readonly Layer[] }>(() => ({ layers: [] }));
  const bound = createStore<{ readonly bound: Bound }>(() => ({ bound: {} }));
  let held: Fall[] | null = null;
  let tooLate: ReturnType<typeof setTimeout> | undefined;
  let begun: { readonly steps: readonly string[]; readonly until: number } | null = null;

  return {
    layers,
    bound,
    /** Adds a layer on top; the answer takes it away again. */
    add: (layer: Layer): (() => void) => {
      layers.setState((state) => ({ layers: [...state.layers, layer] }));
      return () => layers.setState((state) => ({ layers: state.layers.filter((other) => other !== layer) }));
    },
    /** From now on presses wait for a screen that is on its way, until they are let go. One that never comes loses them. */
    hold: (): void => {
      clearTimeout(tooLate);
      held ??= [];
      tooLate = setTimeout(() => {
        held = null;
      }, longestHoldMs);
    },
    /** The screen's commands are there: what was pressed meanwhile is pressed now, in the order of the presses. */
    letGo: (): void => {
      clearTimeout(tooLate);
      const waiting = held ?? [];
      held = null;
      for (const fall of waiting) press(fall);
    },
    /** Takes the press where presses are held. Text stays text, and what the system's keys mean isn't the screen's. */
    holds: (fall: Fall): boolean => {
      const isText = fall.inField || fall.inPopup;
      if (held === null || isText || fall.ctrlKey || fall.metaKey || systemKeys.test(fall.key)) return false;
      // The key that led here may still be down.
      if (!fall.repeat) held.push(fall);
      return true;
    },
    /** Whether a command took the press. */
    press,
  };

  function press(fall: Fall): boolean {
    if (isTyping(fall)) return false;
    const before = begun !== null && fall.at < begun.until ? begun.steps : null;
    begun = null;
    const names = namesOf(fall, isMac);
    return (
      names.some((step) => before !== null && runSteps([...before, step], fall)) ||
      names.some((step) => runSteps([step], fall)) ||
      runFromField(fall)
    );
  }

  /** In a field the modifier and a command's key run it, unless both together are a command already. */
  function runFromField(fall: Fall): boolean {
    const plain = withoutFieldModifier(fall, isMac);
    if (!fall.inField || plain === null) return false;
    return namesOf(plain, isMac).some((step) => runSteps([step], plain, fromFields));
  }

  function runSteps(steps: readonly string[], fall: Fall, only: RegExp = /./): boolean {
    const wanted = steps.join(' ');
    for (const { map, run } of audible(layers.getState().layers)) {
      for (const [name, command] of Object.entries(map)) {
        if (!only.test(name) || (fall.inField && command.notWhileTyping === true)) continue;
        for (const keys of keysOf(map, name, bound.getState().bound)) {
          const named = stepsOf(keys).join(' ');
          if (named === wanted && (command.repeats || !fall.repeat) && run(name, fall)) return true;
          if (named.startsWith(`${wanted} `)) begun = { steps, until: fall.at + sequenceMs };
        }
      }
    }
    return begun !== null;
  }
}

/** Alt; on a Mac Ctrl, since Option types signs there. */
export function fieldModifier(isMac: boolean): 'Alt' | 'Ctrl' {
  return isMac ? 'Ctrl' : 'Alt';
}

/** The press without the modifier; null without it, and for Alt with the number pad, which types signs by their number. */
function withoutFieldModifier(fall: Fall, isMac: boolean): Fall | null {
  const { altKey, ctrlKey, metaKey, code } = fall;
  const isHeld = isMac ? ctrlKey && !altKey && !metaKey : altKey && !ctrlKey && !metaKey;
  if (!isHeld || code.startsWith('Numpad')) return null;
  // Alt may have changed the sign; the place on the keyboard still says the letter.
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase();
  return { ...fall, altKey: false, ctrlKey: false, key: letter ?? fall.key };
}

/** Topmost first, down to the first modal one. */
export function audible(layers: readonly Layer[]): readonly Layer[] {
  const fromTop = [...layers].reverse();
  const modal = fromTop.findIndex((layer) => layer.modal);
  return modal < 0 ? fromTop : fromTop.slice(0, modal + 1);
}

/** In a field, keys are text unless Ctrl, Command or Alt is held; in an open menu or list they are the menu's. */
function isTyping(fall: Fall): boolean {
  if (fall.inPopup) return true;
  const held = fall.ctrlKey || fall.metaKey || fall.altKey;
  return fall.inField && !held;
}
