import { CircleAlert, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { isRefused } from '../../../mapping/cells.ts';
import { type Look, type LookedAt, refusedAmong } from '../../../mapping/look.ts';
import { count, grouped } from '../../words/count.ts';
import { type FieldWords, fieldsOf } from './field-words.ts';
import type { ImportStore } from './import-store.ts';
import { meaningOf } from './meaning-text.ts';
import { useGrowing } from './useGrowing.ts';

type PreviewProps = { readonly store: ImportStore; readonly look: Look };

/** The first rows as they will be read, each cell with what stands in the file below it where that is something else. */
export const Preview = memo(function Preview({ store, look }: PreviewProps) {
  const { kind } = store.getState();
  const columns: Readonly<Partial<Record<string, string>>> = look.mapping.columns;
  const shown = fieldsOf(kind).filter(({ field }) => columns[field] !== undefined);
  const rows = useGrowing(look.rows.length, 20);
  const refused = refusedAmong(look.rows);
  const noted = look.rows.filter(({ read }) => !isRefused(read) && read.notes.length > 0).length;
  return (
    <section className="import-preview" aria-label="Preview">
      <h2>
        {`The first ${count(look.rows.length, 'row')}, as they will be read`}
        <span className="muted">
          {refused === 0 ? ' none refused' : ` ${grouped(refused)} refused`}
          {noted === 0 ? '' : `, ${grouped(noted)} with a note`}
        </span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by key */}
      <section className="import-scroll" aria-label="First rows" tabIndex={0}>
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">Line</th>
              {shown.map(({ field, label }) => (
                <th scope="col" key={field}>
                  {label}
                  <small>{columns[field]}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {look.rows.slice(0, rows).map((row) => (
              <PreviewRow key={row.raw.line} row={row} shown={shown} look={look} columns={columns} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
});

type PreviewRowProps = {
  readonly row: LookedAt;
  readonly shown: readonly FieldWords[];
  readonly look: Look;
  readonly columns: Readonly<Partial<Record<string, string>>>;
};

function PreviewRow({ row: { raw, read }, shown, look, columns }: PreviewRowProps) {
  const says = isRefused(read) ? read.refused : read.notes.join(' ');
  const tone = isRefused(read) ? 'refused' : says === '' ? 'fine' : 'noted';
  const rawOf = (field: string) => (raw.cells[look.headers.indexOf(columns[field] ?? '')] ?? '').trim();
  return (
    <>
      <tr className={`import-${tone}`}>
        <th scope="row">{raw.line}</th>
        {shown.map(({ field }) => {
          const written = rawOf(field);
          const meaning = isRefused(read) ? null : meaningOf(field, read);
          return (
            <td key={field} className={isRefused(read) && read.column === columns[field] ? 'import-bad' : ''}>
              {meaning === null ? <span className="muted">{written === '' ? '–' : written}</span> : meaning}
              {meaning === null || meaning === written ? null : (
                <small>{written === '' ? '–' : written}</small>
              )}
            </td>
          );
        })}
      </tr>
      {says === '' ? null : (
        <tr className={`import-says import-${tone}`}>
          <td />
          <td colSpan={Math.max(1, shown.length)}>
            {tone === 'refused' ? <CircleAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
            {tone === 'refused' ? 'Refused: ' : ''}
            {says}
          </td>
        </tr>
      )}
    </>
  );
}
