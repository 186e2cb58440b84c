import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand/react';
import type { Desk } from '../../contract/desk-state.ts';
import type { DeskState, DeskStore } from './desk-store.ts';

const DeskContext = createContext<DeskStore | null>(null);

export function DeskProvider({
  store,
  children,
}: {
  readonly store: DeskStore;
  readonly children: ReactNode;
}) {
  return <DeskContext value={store}>{children}</DeskContext>;
}

/** The store itself, to hand to `takeDesk` or `keepSettings`. */
export function useDeskStore(): DeskStore {
  const store = useContext(DeskContext);
  if (store === null) throw new Error('outside of DeskProvider');
  return store;
}

export function useDeskState<T>(select: (state: DeskState) => T): T {
  return useStore(useDeskStore(), select);
}

/** A part of how things stand: `useDesk((desk) => desk.sync)`. For screens, which are shown only once the core has answered. */
export function useDesk<T>(select: (desk: Desk) => T): T {
  return useDeskState(({ desk }) => {
    if (desk === null) throw new Error('the desk has not answered yet');
    return select(desk);
  });
}
