import { createStore } from 'zustand/vanilla';
import { type KeyPress, nameOf, onMac, stepsOf } from './keys.ts';

/** What a command is called on the card, and its keys; the first is shown on its button. Names → keys is data, so that it can be rebound. */
export type Command = {
  readonly says: string;
  readonly keys: readonly string[];
  /** Holding the key down runs it again and again (stepping). Otherwise once. */
  readonly repeats?: boolean;
};
export type CommandMap = Readonly<Record<string, Command>>;
export type Handlers<M extends CommandMap> = {
  /** Answering false leaves the press to whoever else wants it. */
  readonly [K in keyof M]?: ((press: KeyPress) => unknown) | undefined;
};

/** The commands that one screen (or one dialog) brings. While a `modal` layer is there, those below it are silent. */
export type Layer = {
  /** The heading on the card. */
  readonly title: string;
  readonly map: CommandMap;
  readonly run: (name: string, press: KeyPress) => boolean;
  readonly modal: boolean;
};

/** A press, and where it fell. */
export type Fall = KeyPress & {
  readonly repeat: boolean;
  readonly at: number;
  readonly inField: boolean;
  readonly inPopup: boolean;
};

export type Keyboard = ReturnType<typeof createKeyboard>;

/** How long the second key of `g q` may take. */
const sequenceMs = 1200;

/** The command map of a window: layers come and go with the screens, one listener feeds `press`. */
export function createKeyboard(isMac: boolean = onMac) {
  const layers = createStore<{ readonly layers: readonly Layer[] }>(() => ({ layers: [] }));
  let begun: { readonly steps: readonly string[]; readonly until: number } | null = null;

  return {
    layers,
    /** Adds a layer on top; the answer takes it away again. */
    add: (layer: Layer): (() => void) => {
      layers.setState((state) => ({ layers: [...state.layers, layer] }));
      return () => layers.setState((state) => ({ layers: state.layers.filter((other) => other !== layer) }));
    },
    /** Whether a command took the press. */
    press: (fall: Fall): boolean => {
      const step = nameOf(fall, isMac);
      if (step === null || isTyping(fall)) return false;
      const steps = begun !== null && fall.at < begun.until ? [...begun.steps, step] : [step];
      begun = null;
      return runSteps(steps, fall) || (steps.length > 1 && runSteps([step], fall));
    },
  };

  function runSteps(steps: readonly string[], fall: Fall): boolean {
    const wanted = steps.join(' ');
    for (const layer of audible(layers.getState().layers)) {
      for (const [name, command] of Object.entries(layer.map)) {
        for (const keys of command.keys) {
          const named = stepsOf(keys).join(' ');
          if (named === wanted && (command.repeats || !fall.repeat) && layer.run(name, fall)) return true;
          if (named.startsWith(`${wanted} `)) begun = { steps, until: fall.at + sequenceMs };
        }
      }
    }
    return begun !== null;
  }
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
