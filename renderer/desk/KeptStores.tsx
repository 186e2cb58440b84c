import { createContext, type ReactNode, useContext, useState } from 'react';

type Stores = Map<() => unknown, unknown>;
const KeptContext = createContext<Stores | null>(null);

/** Holds each screen's store while one person is signed in, so that coming back finds a list as it was left; gone with the account (give the account's id as `key`). */
export function KeptStores({ children }: { readonly children: ReactNode }) {
  const [stores] = useState<Stores>(() => new Map());
  return <KeptContext value={stores}>{children}</KeptContext>;
}

/** The store that `make` makes, made once per sign-in. `make` must be the same function each time. */
export function useKeptStore<T>(make: () => T): T {
  const stores = useContext(KeptContext);
  if (stores === null) throw new Error('outside of KeptStores');
  if (!stores.has(make)) stores.set(make, make());
  return stores.get(make) as T;
}
