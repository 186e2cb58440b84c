import type { ImportKind } from '../../../contract/import-rows.ts';
import { catalogueFields, dispatchFields } from '../../../mapping/meaning.ts';

/** What a field is called on the screen. */
export type FieldWords = { readonly field: string; readonly label: string; readonly isTime: boolean };

const labels: Readonly<Record<string, string>> = {
  eventNumber: 'Event number',
  reportNumber: 'Report number',
  unit: 'Unit',
  officerBadge: 'Officer’s badge',
  officerName: 'Officer’s name',
  callType: 'Kind of call',
  priority: 'Priority',
  selfInitiated: 'Self-initiated',
  receivedAt: 'Received',
  dispatchedAt: 'Dispatched',
  enRouteAt: 'En route',
  arrivedAt: 'Arrived',
  clearedAt: 'Cleared',
  timeZone: 'Time zone',
  disposition: 'Disposition',
  citation: 'Citation or arrest',
  cancelled: 'Cancelled',
  equipped: 'Has a camera',
  file: 'File name',
  vendorId: 'Recording’s id',
  title: 'Title',
  incidentNumber: 'Incident number',
  division: 'Division',
  squad: 'Squad',
  device: 'Camera',
  model: 'Camera model',
  recordedAt: 'Recording begins',
  activatedAt: 'Activated',
  endedAt: 'Recording ends',
  duration: 'Length',
  classification: 'Class',
  uploadedAt: 'Uploaded',
  dockedAt: 'Docked',
  activationReason: 'Why it was started',
  deactivationReason: 'Why it was stopped',
  muted: 'Muted stretches',
  hold: 'Hold',
  caseNumber: 'Case number',
};

export function labelOf(field: string): string {
  return labels[field] ?? field;
}

/** The fields of a kind of file, in the order of the form and of the preview. */
export function fieldsOf(kind: ImportKind): readonly FieldWords[] {
  const names: readonly string[] = kind === 'dispatch' ? dispatchFields : catalogueFields;
  return names.map((field) => ({ field, label: labelOf(field), isTime: field.endsWith('At') }));
}

/** What a mapping can't do without: of each list, one. */
const needed: Readonly<Record<ImportKind, readonly (readonly string[])[]>> = {
  dispatch: [['eventNumber'], ['receivedAt', 'dispatchedAt', 'enRouteAt', 'arrivedAt', 'clearedAt']],
  catalogue: [
    ['vendorId', 'file'],
    ['recordedAt', 'endedAt'],
  ],
};

/** What is still to be named, as a sentence; null: nothing. */
export function lacking(kind: ImportKind, columns: Readonly<Partial<Record<string, string>>>): string | null {
  const missing = needed[kind].filter((choice) => choice.every((field) => columns[field] === undefined));
  if (missing.length === 0) return null;
  const parts = missing.map((choice) =>
    choice.length > 2
      ? 'at least one time'
      : choice.map((field) => labelOf(field).toLowerCase()).join(' or '),
  );
  return `Name the column of the ${parts.join(', and ')}.`;
}
