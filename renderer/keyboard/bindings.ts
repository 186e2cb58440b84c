import { z } from 'zod';
import type { CommandMap } from './commands.ts';
import { stepsOf } from './keys.ts';
import { type PresetId, presets } from './presets.ts';

/** Keys by the name of the command, where they differ from the map's own. Without keys: the command has none. */
export type Bound = Readonly<Record<string, readonly string[]>>;

/** What a reviewer made of the keys: a preset, and commands with keys of their own. */
export type OwnKeys = { readonly preset: PresetId; readonly own: Bound };

export const standardKeys: OwnKeys = { preset: 'standard', own: {} };

/** The name under which a reviewer's keys are kept among the settings. */
export const keptAs = 'keys';

const Kept = z.object({
  preset: z.enum(['standard', 'letters', 'number-pad']),
  own: z.record(z.string().max(60), z.array(z.string().min(1).max(40)).max(6)),
});

/** Reads what was kept; what can't be read (nothing, or of a newer desk) is the standard. */
export function readKeys(text: string | undefined): OwnKeys {
  if (text === undefined) return standardKeys;
  try {
    return Kept.catch({ preset: 'standard', own: {} }).parse(JSON.parse(text));
  } catch {
    return standardKeys;
  }
}

/** All keys that differ from the maps: the preset's, and over them the reviewer's own. */
export function boundBy({ preset, own }: OwnKeys): Bound {
  return { ...presets[preset].keys, ...own };
}

/** The keys of one command of a map. */
export function keysOf(map: CommandMap, name: string, bound: Bound): readonly string[] {
  return bound[name] ?? map[name]?.keys ?? [];
}

/** Gives a command one key instead of those it had, and takes the key from the commands in `from`. */
export function withKey(
  kept: OwnKeys,
  name: string,
  key: string,
  from: readonly { readonly name: string; readonly keys: readonly string[] }[] = [],
): OwnKeys {
  const taken = from.map(
    ({ name: other, keys }) => [other, keys.filter((one) => !isSame(one, key))] as const,
  );
  return { ...kept, own: { ...kept.own, ...Object.fromEntries(taken), [name]: [key] } };
}

/** One command back to the keys of the preset. */
export function withoutOwn(kept: OwnKeys, name: string): OwnKeys {
  const { [name]: _, ...own } = kept.own;
  return { ...kept, own };
}

/** A layer as far as clashes go: its heading, its commands, and whether it is heard only while its part has the focus. */
export type Heard = { readonly title: string; readonly map: CommandMap; readonly inFocus: boolean };

/**
 * A command that a key would reach too. `taken`: both are heard at the same time, so that one of them would be out of
 * reach. `first`: a part of the screen takes the key first, as long as it has the focus.
 */
export type Clash = {
  readonly kind: 'taken' | 'first';
  readonly name: string;
  readonly says: string;
  readonly title: string;
  readonly keys: readonly string[];
};

/** What else a key does, were it given to the command `name` of a layer; over all layers heard together with it. */
export function clashesOf(
  layers: readonly Heard[],
  name: string,
  key: string,
  bound: Bound,
): readonly Clash[] {
  const here = layers.find(({ map }) => Object.hasOwn(map, name));
  if (here === undefined) return [];
  const found = new Map<string, Clash>();
  for (const { title, map, inFocus } of layers) {
    // Only one part of the screen has the focus at a time.
    if (inFocus && here.inFocus && title !== here.title) continue;
    for (const [other, { says }] of Object.entries(map)) {
      const keys = keysOf(map, other, bound);
      if (other === name || found.has(other) || !keys.some((one) => meet(one, key))) continue;
      const kind = inFocus === here.inFocus ? 'taken' : 'first';
      found.set(other, { kind, name: other, says, title: inFocus ? title : here.title, keys });
    }
  }
  return [...found.values()];
}

/** The same press, or the first of two keys pressed one after the other. */
function meet(one: string, other: string): boolean {
  const [a, b] = [stepsOf(one).join(' '), stepsOf(other).join(' ')];
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}

function isSame(one: string, other: string): boolean {
  return stepsOf(one).join(' ') === stepsOf(other).join(' ');
}
