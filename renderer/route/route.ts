/**
 * Where the reviewer is, as the part of the address behind `#`, so that *back* works and a screen comes back with its
 * filters: `#/library?unit=s231&sort=deletion`. Signing in is not a place: it stands in front of the place one wanted.
 */
export type Route =
  | { readonly screen: 'queue' }
  | { readonly screen: 'library'; readonly query: string }
  | { readonly screen: 'review'; readonly videoId: string; readonly dutyId: string | null }
  | { readonly screen: 'sync' };

/** `"#/review/v1?duty=d1"` → `{ screen: 'review', … }`; anything unknown is the queue. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#?\/?/, ''), '?');
  const [screen, ...rest] = path.split('/');
  if (screen === 'library') return { screen, query };
  if (screen === 'sync') return { screen };
  const videoId = decoded(rest.join('/'));
  if (screen === 'review' && videoId)
    return { screen, videoId, dutyId: new URLSearchParams(query).get('duty') };
  return { screen: 'queue' };
}

/** The inverse of `routeOf`. */
export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'queue':
    case 'sync':
      return `#/${route.screen}`;
    case 'library':
      return route.query === '' ? '#/library' : `#/library?${route.query}`;
    case 'review': {
      const duty = route.dutyId === null ? '' : `?${new URLSearchParams({ duty: route.dutyId })}`;
      return `#/review/${encodeURIComponent(route.videoId)}${duty}`;
    }
  }
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
