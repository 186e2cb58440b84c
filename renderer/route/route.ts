import { ConfigurationNoun } from '../../contract/nouns/configuration.ts';

/**
 * Where the reviewer is, as the part of the address behind `#`, so that *back* works and a screen comes back with its
 * filters: `#/library?unit=s231&sort=deletion`. Signing in is not a place: it stands in front of the place one wanted.
 */
export type Route =
  | { readonly screen: 'queue' }
  | { readonly screen: 'library'; readonly query: string }
  | {
      readonly screen: 'review';
      readonly videoId: string;
      readonly dutyId: string | null;
      /** The item of a sample that it is reviewed for. */
      readonly sample?: SampleRef;
    }
  | { readonly screen: 'samples' }
  | { readonly screen: 'plan'; readonly planId: string }
  /** Commit, seed and draw. */
  | { readonly screen: 'draw'; readonly planId: string }
  | { readonly screen: 'sample'; readonly drawId: string; readonly part: SamplePart }
  | { readonly screen: 'sync' }
  /** Dispatches and what there is of them; the query is the part's own. */
  | { readonly screen: 'dispatch'; readonly part: DispatchPart; readonly query: string }
  /** Forms and code lists; null: the list of them. */
  | {
      readonly screen: 'forms';
      readonly which: { readonly noun: ConfigurationNoun; readonly id: string } | null;
    };

export type SampleRef = { readonly drawId: string; readonly itemId: string };
export type SamplePart = 'items' | 'results' | 'paper';
export const dispatchParts = [
  'census',
  'missing',
  'classification',
  'uploads',
  'measures',
  'import',
] as const;
export type DispatchPart = (typeof dispatchParts)[number];

/** `"#/review/v1?duty=d1"` → `{ screen: 'review', … }`; anything unknown is the queue. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#?\/?/, ''), '?');
  const [screen, ...rest] = path.split('/');
  if (screen === 'library') return { screen, query };
  if (screen === 'sync' || screen === 'samples') return { screen };
  if (screen === 'forms') return { screen, which: whichOf(rest) };
  if (screen === 'dispatch') return { screen, part: dispatchPartOf(rest[0]), query };
  const id = decoded(rest.join('/'));
  const asked = new URLSearchParams(query);
  if (id === null) return { screen: 'queue' };
  if (screen === 'plan' || screen === 'draw') return { screen, planId: id };
  if (screen === 'sample') return { screen, drawId: id, part: partOf(asked.get('part')) };
  if (screen !== 'review') return { screen: 'queue' };
  const [drawId, itemId] = [asked.get('sample'), asked.get('item')];
  const sample = drawId === null || itemId === null ? {} : { sample: { drawId, itemId } };
  return { screen, videoId: id, dutyId: asked.get('duty'), ...sample };
}

/** The inverse of `routeOf`. */
export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'queue':
    case 'sync':
    case 'samples':
      return `#/${route.screen}`;
    case 'forms':
      return route.which === null
        ? '#/forms'
        : `#/forms/${route.which.noun}/${encodeURIComponent(route.which.id)}`;
    case 'library':
      return withQuery('#/library', route.query);
    case 'dispatch':
      return withQuery(`#/dispatch/${route.part}`, route.query);
    case 'plan':
    case 'draw':
      return `#/${route.screen}/${encodeURIComponent(route.planId)}`;
    case 'sample': {
      const part = route.part === 'items' ? '' : `part=${route.part}`;
      return withQuery(`#/sample/${encodeURIComponent(route.drawId)}`, part);
    }
    case 'review': {
      const asked = {
        ...(route.dutyId === null ? {} : { duty: route.dutyId }),
        ...(route.sample === undefined ? {} : { sample: route.sample.drawId, item: route.sample.itemId }),
      };
      return withQuery(
        `#/review/${encodeURIComponent(route.videoId)}`,
        new URLSearchParams(asked).toString(),
      );
    }
  }
}

function whichOf([name = '', ...rest]: readonly string[]) {
  const noun = ConfigurationNoun.safeParse(name);
  const id = decoded(rest.join('/'));
  return noun.success && id !== null ? { noun: noun.data, id } : null;
}

function dispatchPartOf(text: string | undefined): DispatchPart {
  return dispatchParts.find((part) => part === text) ?? 'census';
}

function partOf(text: string | null): SamplePart {
  return text === 'results' || text === 'paper' ? text : 'items';
}

function withQuery(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}

function decoded(text: string): string | null {
  try {
    return text === '' ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}

function splitOnce(text: string, at: string): readonly string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
