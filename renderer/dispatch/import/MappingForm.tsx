import { memo } from 'react';
import type { Look } from '../../../mapping/look.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { FormatForm } from './FormatForm.tsx';
import { fieldsOf } from './field-words.ts';
import type { ImportStore } from './import-store.ts';
import { MeaningForm } from './MeaningForm.tsx';
import { useGrowing } from './useGrowing.ts';

type MappingFormProps = { readonly store: ImportStore; readonly look: Look };

/** What each column of the file means, how the file is written, and what its words mean. Not made anew as a reading goes on. */
export const MappingForm = memo(function MappingForm({ store, look }: MappingFormProps) {
  const { kind } = store.getState();
  const columns: Readonly<Partial<Record<string, string>>> = look.mapping.columns;
  const headers = [...new Set(look.headers)].filter((header) => header !== '');
  const options = headers.map((header) => ({ id: header, label: header }));
  const fields = fieldsOf(kind);
  const parts = useGrowing(fields.length + 2, 4);
  const found = fields.filter(({ field }) => columns[field] !== undefined).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by key
    <section className="import-form" aria-label="Mapping" tabIndex={0}>
      <h2>
        Columns <span className="muted">{`${found} of ${fields.length} found`}</span>
      </h2>
      <div className="import-columns">
        {fields.slice(0, parts).map(({ field, label }) => (
          <ComboBox
            key={field}
            label={label}
            options={options}
            value={columns[field] ?? null}
            placeholder="not in the file"
            onChange={(header) => void store.setColumn(field, header)}
          />
        ))}
      </div>
      {parts > fields.length ? <FormatForm store={store} look={look} /> : null}
      {parts > fields.length + 1 ? <MeaningForm store={store} look={look} /> : null}
    </section>
  );
});
