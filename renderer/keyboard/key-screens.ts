import type { Heard } from './bindings.ts';

/** A screen of the window, and the layers of commands that are heard on it together. */
export type KeyScreen = { readonly screen: string; readonly layers: readonly Heard[] };

/** The commands of other screens, each once: what is on the card for this screen is left out, and so is what came before. */
export function elsewhere(here: readonly Heard[], screens: readonly KeyScreen[]): readonly KeyScreen[] {
  const shown = new Set(here.flatMap(({ map }) => Object.keys(map)));
  return screens
    .map(({ screen, layers }) => {
      const left = layers.map((layer) => ({
        ...layer,
        map: Object.fromEntries(Object.entries(layer.map).filter(([name]) => !shown.has(name))),
      }));
      for (const name of left.flatMap(({ map }) => Object.keys(map))) shown.add(name);
      return { screen, layers: left.filter(({ map }) => Object.keys(map).length > 0) };
    })
    .filter(({ layers }) => layers.length > 0);
}

/** All layers that are heard together with a command, on whichever screens it works. */
export function heardWith(
  name: string,
  here: readonly Heard[],
  screens: readonly KeyScreen[],
): readonly Heard[] {
  const together = [here, ...screens.map(({ layers }) => layers)].filter((layers) =>
    layers.some(({ map }) => Object.hasOwn(map, name)),
  );
  const byTitle = new Map<string, Heard>();
  for (const layer of together.flat()) {
    const known = byTitle.get(layer.title);
    byTitle.set(layer.title, known === undefined ? layer : { ...known, map: { ...known.map, ...layer.map } });
  }
  return [...byTitle.values()];
}
