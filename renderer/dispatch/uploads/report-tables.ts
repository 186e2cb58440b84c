import { hour } from '../../../contract/time.ts';
import type { UploadReport, UploadRow, UploadTally } from '../../../contract/uploads-state.ts';
import { columns, moment, type Table } from '../../samples/export/table.ts';

/** The report for a spreadsheet: a table for officers, cameras, squads, and for what is late again and again. */
export function reportTables(report: UploadReport): readonly Table[] {
  return [
    tallyTable('By officer', 'Badge', report.officers),
    tallyTable('By camera', 'Detail', report.devices),
    tallyTable('By squad', 'Division', report.units),
    {
      name: 'Late again and again',
      columns: columns(['Goes with', 14], ['Name', 28], ['Late', 8], ['Uploads', 8], ['In words', 90]),
      rows: report.repeated.map(({ kind, name, late, uploads, says }) => [
        kind === 'one-pair' ? 'not told apart' : kind === 'device' ? 'camera' : 'officer',
        name,
        late,
        uploads,
        says,
      ]),
    },
  ];
}

/** The recordings behind a number. */
export function listTable(name: string, rows: readonly UploadRow[]): Table {
  return {
    name,
    columns: columns(
      ['Recording', 24],
      ['Incident number', 16],
      ['Officer', 20],
      ['Badge', 8],
      ['Squad', 14],
      ['Camera', 12],
      ['Recording ended', 20],
      ['Docked', 20],
      ['Uploaded', 20],
      ['Hours', 8],
    ),
    rows: rows.map(({ video, endedAt, dockedAt, uploadedAt, lagMs }) => [
      video.id,
      video.incidentNumber,
      video.officerName,
      video.badge,
      video.squadName,
      video.device,
      moment(endedAt),
      moment(dockedAt),
      moment(uploadedAt),
      Math.round((lagMs / hour) * 10) / 10,
    ]),
  };
}

function tallyTable(name: string, detail: string, rows: readonly UploadTally[]): Table {
  return {
    name,
    columns: columns(
      ['Name', 24],
      [detail, 14],
      ['Uploads', 10],
      ['Late', 8],
      ['Not uploaded, over 24 h old', 14],
      ['Half within, hours', 12],
    ),
    rows: rows.map((row) => [
      row.name,
      row.detail,
      row.uploads,
      row.late,
      row.overdue,
      row.medianMs === null ? null : Math.round((row.medianMs / hour) * 10) / 10,
    ]),
  };
}
