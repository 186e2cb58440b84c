import type { Form } from '../../../contract/nouns/form.ts';
import type { PaperItem } from '../../../contract/paper.ts';
import { answerText } from '../results/result-words.ts';

/** Each form that was used, with its questions, and below them what was answered to each of them, item by item. */
export function PaperAnswers({
  items,
  forms,
}: {
  readonly items: readonly PaperItem[];
  readonly forms: readonly Form[];
}) {
  return forms.map((form) => {
    const theirs = items.filter((item) => item.form?.id === form.id && item.form.version === form.version);
    return (
      <section key={`${form.id} ${form.version}`}>
        <h4>
          {form.title}, version {form.version}
        </h4>
        <ol className="paper-list paper-steps">
          {form.questions.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
        {theirs.length === 0 ? (
          <p className="paper-small">No review has been made with it yet.</p>
        ) : (
          <table className="plain-table paper-items">
            <thead>
              <tr>
                <th scope="col">Item</th>
                <th scope="col">Reviewed by</th>
                {form.questions.map(({ id, text }, at) => (
                  <th key={id} scope="col" title={text}>
                    {at + 1}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {theirs.map((item) => (
                <tr key={item.id}>
                  <td>{item.id}</td>
                  <td>{item.reviewedBy}</td>
                  {form.questions.map(({ id, bad }) => {
                    const value = item.answers[id] ?? null;
                    const says = value === null ? '–' : answerText(value);
                    return <td key={id}>{value !== null && bad.includes(value) ? <b>{says}</b> : says}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    );
  });
}
