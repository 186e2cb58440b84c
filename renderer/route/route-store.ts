import { create } from 'zustand';
import { hashOf, type Route, routeOf } from './route.ts';

const useStore = create<Route>(() => routeOf(location.hash));

const heralds = new Set<(route: Route) => void>();

window.addEventListener('hashchange', () => {
  for (const hear of heralds) hear(routeOf(location.hash));
  // A turn later, so that what was begun for the place is on its way before its screen is drawn.
  setTimeout(() => useStore.setState(routeOf(location.hash), true));
});

/** Tells where one goes before the screen for it is drawn, to begin there what takes long. The answer stops it. */
export function heraldRoutes(hear: (route: Route) => void): () => void {
  heralds.add(hear);
  return () => heralds.delete(hear);
}

export function useRoute(): Route {
  return useStore();
}

const goers = new Set<(route: Route) => void>();

/** Tells of a place as soon as it is asked for, before anything has changed. The answer stops it. */
export function heraldGoing(hear: (route: Route) => void): () => void {
  goers.add(hear);
  return () => goers.delete(hear);
}

/** Goes there; *back* returns. */
export function go(route: Route): void {
  const hash = hashOf(route);
  if (hash === location.hash) return;
  for (const hear of goers) hear(route);
  location.hash = hash;
}

/** Goes there in place of here, for changes that *back* should not stop at. */
export function goInPlace(route: Route): void {
  history.replaceState(null, '', hashOf(route));
  useStore.setState(route, true);
}
