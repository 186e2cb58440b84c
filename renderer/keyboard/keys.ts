/**
 * Keys as text: `"L"`, `"Shift+ArrowLeft"`, `"Mod+Enter"` (Ctrl, or Command on a Mac), `"?"`, or one after the other:
 * `"g q"`. A single letter means the key, whatever its case; signs such as `?` mean the sign, however it is typed. The
 * number pad's keys have names of their own, `"Num5"`, `"NumAdd"`.
 */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** Names a press the way bindings write it: `"Shift+j"`, `"Mod+Enter"`, `"?"`. Null for a lone modifier. */
export function nameOf(press: KeyPress, isMac: boolean): string | null {
  if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'Dead', 'CapsLock', 'Process'].includes(press.key))
    return null;
  const key = keyOf(press);
  const isSign = key.length === 1 && !/[a-z0-9 ]/.test(key);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  const parts = [
    mod && 'Mod',
    other && (isMac ? 'Ctrl' : 'Meta'),
    press.altKey && 'Alt',
    press.shiftKey && !isSign && 'Shift',
  ];
  return [...parts.filter((part) => part !== false), key].join('+');
}

/**
 * All names of a press, the narrowest first: a key of the number pad is `"Num5"`, and a `"5"` (or an arrow) as well for
 * those who bind no more than that.
 */
export function namesOf(press: KeyPress, isMac: boolean): readonly string[] {
  const name = nameOf(press, isMac);
  if (name === null) return [];
  const pad = /^Numpad(.+)$/.exec(press.code)?.[1];
  if (pad === undefined) return [name];
  const held = nameOf({ ...press, key: 'F1', code: '', shiftKey: false }, isMac) ?? '';
  return [held.replace(/F1$/, `Num${pad}`), name];
}

function keyOf({ key, code, altKey }: KeyPress): string {
  if (key === ' ') return 'Space';
  if (key.length > 1) return key;
  // A layout without Latin letters, or Alt on a Mac, types another sign: take the place on the keyboard then.
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  if (place !== undefined && (altKey || !/[\x20-\x7e]/.test(key))) return place.toLowerCase();
  return key.toLowerCase();
}

/** Brings a binding into the form that `nameOf` gives: `"L"` → `["l"]`, `"g q"` → `["g", "q"]`. */
export function stepsOf(keys: string): readonly string[] {
  return keys.split(' ').map((step) => {
    const parts = step === '+' ? ['+'] : step.split(/\+(?=.)/);
    const key = parts.at(-1) ?? '';
    const order = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift'].filter((name) => parts.slice(0, -1).includes(name));
    return [...order, key.length === 1 ? key.toLowerCase() : key].join('+');
  });
}

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  NumAdd: 'Num +',
  NumSubtract: 'Num −',
  NumMultiply: 'Num ×',
  NumDivide: 'Num ÷',
  NumDecimal: 'Num .',
  NumEnter: 'Num Enter',
};

/** As it is written on a button: `"Mod+Enter"` → `"Ctrl Enter"`, `"l"` → `"L"`, `"g q"` → `"G then Q"`. */
export function keysText(keys: string, isMac: boolean): string {
  const steps = stepsOf(keys).map((step) =>
    step
      .split(/\+(?=.)/)
      .map((part) => {
        if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
        if (/^Num\d$/.test(part)) return `Num ${part.slice(3)}`;
        return signs[part] ?? (part.length === 1 ? part.toUpperCase() : part);
      })
      .join(' '),
  );
  return steps.join(' then ');
}

/** The form that `aria-keyshortcuts` wants: `"Control+Enter"`. Key sequences have none. */
export function ariaKeys(keys: string, isMac: boolean): string | undefined {
  const steps = stepsOf(keys);
  if (steps.length > 1) return undefined;
  return steps[0]?.replace('Mod', isMac ? 'Meta' : 'Control').replace(/\bCtrl\b/, 'Control');
}

export const onMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);
