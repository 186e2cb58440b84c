import type { CameraClock, CensusRow, CensusSummary, RecordingRow } from '../../../contract/census-state.ts';
import { second } from '../../../contract/time.ts';
import { columns, moment, type Table } from '../../samples/export/table.ts';
import { becauseText, clockWords, judgementText, recordingText } from './census-words.ts';
import type { People } from './people.ts';

type Rules = CensusSummary['rules'];

/** The list of dispatches for a spreadsheet. Lengths in seconds; the rules' version stands in every row. */
export function callsTable(rows: readonly CensusRow[], people: People, rules: Rules): Table {
  return {
    name: 'Dispatches',
    columns: columns(
      ['Event', 16],
      ['Call', 22],
      ['Urgent', 8],
      ['Self-initiated', 12],
      ['Officer', 20],
      ['Badge', 8],
      ['Unit', 16],
      ['Sent', 20],
      ['State', 12],
      ['Recording', 24],
      ['Late by, seconds', 12],
      ['Early by, seconds', 12],
      ['Gap, seconds', 12],
      ['Recordings', 10],
      ['Why', 40],
      ['Confidence', 12],
      ['By the other clocks', 24],
      ['Rules version', 12],
    ),
    rows: rows.map((row) => [
      row.eventNumber,
      row.callType,
      row.urgent ? 'yes' : 'no',
      row.selfInitiated ? 'yes' : 'no',
      people.officer(row.officerId)?.name ?? null,
      people.officer(row.officerId)?.badge ?? null,
      people.unit(row.squadId ?? row.divisionId),
      moment(row.begunAt),
      row.state,
      judgementText(row),
      Math.round(row.lateMs / second),
      Math.round(row.earlyMs / second),
      Math.round(row.gapMs / second),
      row.recordings,
      becauseText(row.because),
      row.confidence,
      row.other === null ? null : judgementText(row.other),
      rules.version,
    ]),
  };
}

export function recordingsTable(rows: readonly RecordingRow[], people: People, rules: Rules): Table {
  return {
    name: 'Recordings',
    columns: columns(
      ['Recording', 24],
      ['Title', 24],
      ['Incident number', 16],
      ['Officer', 20],
      ['Badge', 8],
      ['Unit', 16],
      ['Camera', 12],
      ['Recorded', 20],
      ['Ended', 20],
      ['State', 12],
      ['In words', 20],
      ['Rules version', 12],
    ),
    rows: rows.map((row) => [
      row.id,
      row.title,
      row.incidentNumber,
      people.officer(row.officerId)?.name ?? null,
      people.officer(row.officerId)?.badge ?? null,
      people.unit(row.squadId ?? row.divisionId),
      row.device,
      moment(row.recordedAt),
      moment(row.endedAt),
      row.state,
      recordingText(row),
      rules.version,
    ]),
  };
}

export function clocksTable(clocks: readonly CameraClock[], people: People): Table {
  return {
    name: 'Camera clocks',
    columns: columns(
      ['Camera', 12],
      ['Worn by', 30],
      ['Clock', 14],
      ['Ahead by, seconds', 14],
      ['Give or take, seconds', 14],
      ['Gains a day, seconds', 14],
      ['Spread, seconds', 12],
      ['Pairs', 8],
    ),
    rows: clocks.map((clock) => [
      clock.device,
      clock.officerIds.map((id) => people.officer(id)?.name ?? id).join(', '),
      clockWords[clock.state],
      ...[clock.offsetMs, clock.plusMinusMs, clock.driftMsPerDay, clock.spreadMs].map((length) =>
        length === null ? null : Math.round(length / 100) / 10,
      ),
      clock.pairs,
    ]),
  };
}
