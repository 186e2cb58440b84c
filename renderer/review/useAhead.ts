import { deskApi } from '../../contract/desk-api.ts';
import { call } from '../api/call.ts';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { type Ahead, createAhead } from './ahead.ts';

const make = (): Ahead => createAhead((id) => call(deskApi.playback, { params: { id }, body: {} }));

/** What was asked ahead, for as long as one person is signed in. */
export function useAhead(): Ahead {
  return useKeptStore(make);
}
