import { create } from 'zustand';
import { hashOf, type Route, routeOf } from './route.ts';

const useStore = create<Route>(() => routeOf(location.hash));

window.addEventListener('hashchange', () => useStore.setState(routeOf(location.hash), true));

export function useRoute(): Route {
  return useStore();
}

/** Goes there; *back* returns. */
export function go(route: Route): void {
  location.hash = hashOf(route);
}

/** Goes there in place of here, for changes that *back* should not stop at. */
export function goInPlace(route: Route): void {
  history.replaceState(null, '', hashOf(route));
  useStore.setState(route, true);
}
