import type { FrameDifference } from '../../../sampling/draw/difference.ts';
import type { FrameProblem } from '../../../sampling/draw/frame.ts';

/** What is wrong with a list of items, in a sentence for the reviewer. */
export function frameProblemText(problem: FrameProblem): string {
  switch (problem.kind) {
    case 'frame-empty':
      return 'No items match. Look at the days, the units and the length.';
    case 'ids-empty':
      return `${problem.count} items have no id.`;
    case 'ids-unreadable':
      return `${problem.count} ids hold characters that no two programs write alike: ${named(problem.ids, problem.count)}.`;
    case 'strata-unreadable':
      return `${problem.count} strata hold characters that no two programs write alike: ${named(problem.keys, problem.count)}.`;
    case 'ids-twice':
      return `${problem.count === 1 ? '1 id is' : `${problem.count} ids are`} shared by several items, and a draw could not tell them apart: ${named(problem.ids, problem.count)}.`;
  }
}

/** What changed between commitment and draw. */
export function differenceText({ added, removed, moved }: FrameDifference): string {
  const parts = [
    added.count > 0 ? `${added.count} came: ${named(ids(added.items), added.count)}` : null,
    removed.count > 0 ? `${removed.count} went: ${named(ids(removed.items), removed.count)}` : null,
    moved.count > 0
      ? `${moved.count} moved: ${named(
          moved.items.map(({ id, from, to }) => `${id} from “${from}” to “${to}”`),
          moved.count,
        )}`
      : null,
  ];
  return `Since the commitment ${parts.filter((part) => part !== null).join('; ')}.`;
}

const shown = 5;

function named(texts: readonly string[], count: number): string {
  const first = texts.slice(0, shown);
  const more = count - first.length;
  return more > 0 ? `${first.join(', ')} and ${more} more` : first.join(', ');
}

function ids(items: readonly { readonly id: string }[]): readonly string[] {
  return items.map(({ id }) => id);
}
