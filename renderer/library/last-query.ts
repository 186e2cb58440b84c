import { createStore } from 'zustand/vanilla';

/** The filters that the Library was left with, so that the way back to it leads to the same list. Kept per sign-in. */
export const makeLastQuery = () => createStore(() => ({ query: '' }));
