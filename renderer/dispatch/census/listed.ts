import type { CensusRow, RecordingRow } from '../../../contract/census-state.ts';
import type { Listed } from './census-store.ts';

export function isCall(row: Listed): row is CensusRow {
  return 'callType' in row;
}

export function isRecording(row: Listed): row is RecordingRow {
  return !isCall(row);
}
