import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { DrawStore } from './draw-store.ts';
import { type SeedTyped, seedSays } from './seed.ts';

/** Where the seed comes from, and the seed as it is typed. */
export function SeedFields({ store, seed }: { readonly store: DrawStore; readonly seed: SeedTyped }) {
  const { stops, says } = seedSays(seed.text);
  return (
    <div className="seed">
      <Segmented
        label="Where the seed comes from"
        segments={kinds}
        value={seed.kind}
        onChange={(kind) => {
          if (kind !== null) store.typeSeed({ kind });
        }}
      />
      {seed.kind === 'dice' ? (
        <Field
          label="Who rolled, how often, and who looked on"
          placeholder="Twenty rolls of one die by H. Ōkubo, D. Whitfield looking on"
          value={seed.says}
          maxLength={300}
          onChange={(text) => store.typeSeed({ says: text })}
        />
      ) : null}
      {seed.kind === 'person' ? (
        <Field
          label="Who gave it"
          placeholder="Somebody who has no part in the audit"
          value={seed.name}
          maxLength={300}
          onChange={(name) => store.typeSeed({ name })}
        />
      ) : null}
      {seed.kind === 'public' ? (
        <>
          <Field
            label="Where it is published"
            placeholder="Missouri Lottery, Show Me Cash"
            value={seed.source}
            maxLength={300}
            onChange={(source) => store.typeSeed({ source })}
          />
          <Field
            label="Which value, and when it was or will be drawn"
            placeholder="The evening drawing of the day after the commitment"
            value={seed.says}
            maxLength={300}
            onChange={(text) => store.typeSeed({ says: text })}
          />
        </>
      ) : null}
      <Field
        className="seed-text"
        label="The seed"
        lines={2}
        value={seed.text}
        hint={stops && seed.text !== '' ? undefined : says}
        error={stops && seed.text !== '' ? says : undefined}
        maxLength={20_000}
        onChange={(text) => store.typeSeed({ text })}
      />
    </div>
  );
}

const kinds = [
  { value: 'dice', label: 'Dice' },
  { value: 'person', label: 'Another person' },
  { value: 'public', label: 'A public value' },
] as const;
