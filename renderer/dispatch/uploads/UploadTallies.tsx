import { Download } from 'lucide-react';
import { useState } from 'react';
import type { UploadReport, UploadTally } from '../../../contract/uploads-state.ts';
import { saveTables } from '../../samples/export/save-tables.ts';
import { NumberLink } from '../../samples/results/NumberLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { grouped } from '../../words/count.ts';
import type { LagFilter } from './filter.ts';
import { reportTables } from './report-tables.ts';
import { lagText, lateText } from './upload-words.ts';

type By = 'officers' | 'devices' | 'units';

type UploadTalliesProps = {
  readonly report: UploadReport;
  readonly open: (part: Partial<LagFilter>) => void;
};

const shownFirst = 12;

/** Late uploads by officer, by camera or by squad, as counts; those with the most first. */
export function UploadTallies({ report, open }: UploadTalliesProps) {
  const [by, setBy] = useState<By>('officers');
  const [isWhole, setWhole] = useState(false);
  const all = report[by];
  const rows = isWhole ? all : all.slice(0, shownFirst);
  return (
    <section aria-label="Over 24 hours, by whom and with what">
      <div className="class-line uploads-by">
        <h2>Over 24 hours</h2>
        <Segmented label="By" segments={segments} value={by} onChange={(next) => setBy(next ?? 'officers')} />
        <span className="grow" />
        <Button
          tone="quiet"
          icon={<Download aria-hidden="true" />}
          onPress={() => void saveTables('csv', reportTables(report), 'Uploads over 24 hours')}
        >
          CSV
        </Button>
      </div>
      <table className="plain-table uploads-table">
        <thead>
          <tr>
            <th scope="col">{heads[by]}</th>
            <th scope="col">Uploaded late</th>
            <th scope="col">Not uploaded, over 24 h old</th>
            <th scope="col">Half within</th>
            {by === 'units' ? null : <th scope="col">{by === 'officers' ? 'Cameras used' : 'Officers'}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TallyRow key={row.id} row={row} by={by} open={open} />
          ))}
        </tbody>
      </table>
      {all.length > shownFirst ? (
        <Button tone="quiet" onPress={() => setWhole(!isWhole)}>
          {isWhole ? `Show the first ${shownFirst}` : `Show all ${grouped(all.length)}`}
        </Button>
      ) : null}
    </section>
  );
}

function TallyRow({
  row,
  by,
  open,
}: {
  readonly row: UploadTally;
  readonly by: By;
  readonly open: UploadTalliesProps['open'];
}) {
  const { name, detail, late, uploads, overdue, medianMs, others } = row;
  const narrowed =
    by === 'officers' ? { officer: row.id } : by === 'devices' ? { device: row.id } : { unit: row.id };
  return (
    <tr>
      <th scope="row">
        {name} {detail === null ? null : <span className="muted">{detail}</span>}
      </th>
      <td>
        {late === 0 ? (
          <span className="muted">0 of {grouped(uploads)}</span>
        ) : (
          <NumberLink
            number={lateText(late, uploads)}
            says={`${name}: ${lateText(late, uploads)} uploaded late: show them`}
            onPress={() => open({ of: 'late', ...narrowed })}
          />
        )}
      </td>
      <td>
        {overdue === 0 ? (
          <span className="muted">0</span>
        ) : (
          <NumberLink
            number={grouped(overdue)}
            says={`${name}: ${grouped(overdue)} not uploaded and more than 24 hours old: show them`}
            onPress={() => open({ of: 'overdue', ...narrowed })}
          />
        )}
      </td>
      <td>{lagText(medianMs)}</td>
      {by === 'units' ? null : <td>{grouped(others)}</td>}
    </tr>
  );
}

const segments = [
  { value: 'officers', label: 'By officer' },
  { value: 'devices', label: 'By camera' },
  { value: 'units', label: 'By squad' },
] as const satisfies readonly { value: By; label: string }[];

const heads: Readonly<Record<By, string>> = { officers: 'Officer', devices: 'Camera', units: 'Squad' };
