import type { RiskRow } from '../../../contract/risk-state.ts';
import { columns, moment, type Table } from '../../samples/export/table.ts';
import { askedWord, issueTitles } from './class-words.ts';

/** The list for a spreadsheet. */
export function misfitTable(rows: readonly RiskRow[], labelOf: (code: string) => string): Table {
  return {
    name: 'Classes that don’t fit',
    columns: columns(
      ['Recording', 24],
      ['Incident number', 16],
      ['Officer', 20],
      ['Badge', 8],
      ['Squad', 14],
      ['Division', 18],
      ['Recorded', 20],
      ['Class', 24],
      ['Doesn’t fit', 24],
      ['Outcome', 24],
      ['In words', 80],
      ['Deleted', 20],
      ['Hold', 18],
      ['Request', 24],
    ),
    rows: rows.map(({ video, issues, outcome, says, hold, asked }) => [
      video.id,
      video.incidentNumber,
      video.officerName,
      video.badge,
      video.squadName,
      video.divisionName,
      moment(video.recordedAt),
      video.classes.map(labelOf).join(', '),
      issues.map((issue) => issueTitles[issue]).join(', '),
      outcome,
      says,
      moment(video.deletedAt),
      hold,
      askedWord(asked),
    ]),
  };
}
