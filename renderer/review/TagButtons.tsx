import { Button } from '../ui/Button.tsx';
import { colourOf, type Group } from './kinds.ts';
import { reviewKeys } from './reviewKeys.ts';
import { isOpen } from './reviewState.ts';
import { useReview, useSession } from './session.ts';
import { useTag } from './useTag.ts';

const tags: readonly { readonly group: Group; readonly name: string; readonly keys: string }[] = [
  { group: 'late', name: 'Late start', keys: reviewKeys['tag.late'].keys[0] },
  { group: 'early', name: 'Early stop', keys: reviewKeys['tag.early'].keys[0] },
  { group: 'narration', name: 'Narration', keys: reviewKeys['tag.narration'].keys[0] },
  { group: 'note', name: 'Note', keys: reviewKeys['tag.note'].keys[0] },
];

/** One press puts a mark where the picture is. */
export function TagButtons() {
  const tag = useTag();
  const open = useReview(isOpen);
  const { places } = useSession();
  return (
    <fieldset className="tag-buttons" aria-label="Tags">
      {tags.map(({ group, name, keys }) => (
        <Button
          key={group}
          keys={keys}
          swatch={colourOf(group)}
          isDisabled={!open}
          onPress={() => {
            tag(group);
            places.stage?.focus();
          }}
        >
          {name}
        </Button>
      ))}
    </fieldset>
  );
}
