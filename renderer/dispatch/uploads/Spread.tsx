import type { UploadReport } from '../../../contract/uploads-state.ts';
import { grouped } from '../../words/count.ts';
import { isLateStep, stepText } from './upload-words.ts';

/** How many uploads took how long; those over 24 hours in another colour, and said in the number as well. */
export function Spread({ report: { spread } }: { readonly report: UploadReport }) {
  const most = Math.max(1, ...spread.map(({ uploads }) => uploads));
  return (
    <table className="spread">
      <tbody>
        {spread.map(({ upToHours, uploads }, at) => {
          const before = spread[at - 1]?.upToHours ?? null;
          return (
            <tr key={upToHours ?? 'longer'} className={isLateStep(before) ? 'spread-late' : undefined}>
              <th scope="row">{stepText(upToHours, before)}</th>
              <td className="spread-bar" aria-hidden="true">
                <i style={{ width: `${(uploads / most) * 100}%` }} />
              </td>
              <td className="spread-count">{grouped(uploads)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
