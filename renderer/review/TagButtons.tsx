import { CommandButton } from '../keyboard/CommandButton.tsx';
import { colourOf, type Group } from './kinds.ts';
import { reviewKeys } from './reviewKeys.ts';
import { isOpen } from './reviewState.ts';
import { useReview, useSession } from './session.ts';
import { useTag } from './useTag.ts';

const tags: readonly {
  readonly group: Group;
  readonly name: string;
  readonly command: keyof typeof reviewKeys;
}[] = [
  { group: 'late', name: 'Late start', command: 'tag.late' },
  { group: 'early', name: 'Early stop', command: 'tag.early' },
  { group: 'narration', name: 'Narration', command: 'tag.narration' },
  { group: 'note', name: 'Note', command: 'tag.note' },
];

/** One press puts a mark where the picture is. */
export function TagButtons() {
  const tag = useTag();
  const open = useReview(isOpen);
  const { places } = useSession();
  return (
    <fieldset className="tag-buttons" aria-label="Tags">
      {tags.map(({ group, name, command }) => (
        <CommandButton
          key={group}
          map={reviewKeys}
          command={command}
          swatch={colourOf(group)}
          isDisabled={!open}
          run={() => {
            tag(group);
            places.stage?.focus();
          }}
        >
          {name}
        </CommandButton>
      ))}
    </fieldset>
  );
}
