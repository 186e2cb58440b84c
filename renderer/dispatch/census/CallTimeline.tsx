import type { CensusDetail } from '../../../contract/census-state.ts';
import { spanText } from '../../../contract/time.ts';
import { timeText } from '../../words/when.ts';

type Part = { readonly fromAt: number; readonly toAt: number };

/** The call and the recordings on one clock, with what of the contact nobody recorded. */
export function CallTimeline({ detail }: { readonly detail: CensusDetail }) {
  const { contact, recordings, row, dispatch } = detail;
  if (contact === null) return null;
  const own = recordings.filter(({ isOwn }) => isOwn);
  const shown = own.length > 0 ? own : recordings;
  const times = [dispatch.dispatchedAt ?? contact.fromAt, contact.fromAt, contact.toAt];
  const edge = Math.max(60_000, (contact.toAt - contact.fromAt) / 10);
  // A recording of hours would leave the call a hair's breadth.
  const near = (at: number): number =>
    Math.min(Math.max(at, contact.fromAt - 6 * edge), contact.toAt + 6 * edge);
  const all = [...times, ...shown.flatMap(({ recordedAt, endedAt }) => [near(recordedAt), near(endedAt)])];
  const [from, to] = [Math.min(...all) - edge / 3, Math.max(...all) + edge / 3];
  const place = ({ fromAt, toAt }: Part) => {
    const [left, right] = [Math.max(fromAt, from), Math.min(toAt, to)];
    return {
      left: `${((left - from) / (to - from)) * 100}%`,
      width: `${(Math.max(0, right - left) / (to - from)) * 100}%`,
    };
  };
  const late = { fromAt: contact.fromAt, toAt: contact.fromAt + row.lateMs };
  const early = { fromAt: contact.toAt - row.earlyMs, toAt: contact.toAt };
  return (
    <figure className="census-line">
      <div className="census-track">
        <span className="census-track-name muted">Call</span>
        <div className="census-lane">
          {dispatch.dispatchedAt === null || dispatch.dispatchedAt >= contact.fromAt ? null : (
            <i
              className="census-way"
              style={place({ fromAt: dispatch.dispatchedAt, toAt: contact.fromAt })}
              title={`On the way for ${spanText(contact.fromAt - dispatch.dispatchedAt)}`}
            />
          )}
          <i className="census-contact" style={place(contact)} />
          {row.lateMs > 0 ? <i className="census-lack census-lack-late" style={place(late)} /> : null}
          {row.earlyMs > 0 ? <i className="census-lack census-lack-early" style={place(early)} /> : null}
        </div>
      </div>
      {shown.map(({ id, device, recordedAt, activatedAt, endedAt, isOwn, correctionMs }) => (
        <div className="census-track" key={id}>
          <span className="census-track-name muted">{device ?? 'Camera'}</span>
          <div className="census-lane">
            {activatedAt === null ? null : (
              <i className="census-buffer" style={place({ fromAt: recordedAt, toAt: activatedAt })} />
            )}
            <i
              className={isOwn ? 'census-shown' : 'census-shown census-apart'}
              style={place({ fromAt: activatedAt ?? recordedAt, toAt: endedAt })}
            />
            {correctionMs === 0 ? null : (
              <i
                className="census-moved"
                style={place({
                  fromAt: (activatedAt ?? recordedAt) + correctionMs,
                  toAt: endedAt + correctionMs,
                })}
                title={`With the camera’s clock put right by ${spanText(correctionMs)}`}
              />
            )}
          </div>
        </div>
      ))}
      <figcaption className="census-scale muted">
        <span>{timeText(from, dispatch.zone)}</span>
        <span>{timeText(to, dispatch.zone)}</span>
      </figcaption>
    </figure>
  );
}
