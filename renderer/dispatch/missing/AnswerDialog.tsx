import { useState } from 'react';
import type { VideoRow } from '../../../contract/library-state.ts';
import type { FoundVideo, MissingDetail } from '../../../contract/missing-state.ts';
import type { CodeItem } from '../../../contract/nouns/account.ts';
import { meaningOf } from '../../../contract/nouns/no-video.ts';
import { lengthText } from '../../../contract/time.ts';
import { useNow } from '../../desk/use-now.ts';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { count } from '../../words/count.ts';
import { dateTimeText } from '../../words/when.ts';
import { effectText, whyText } from './missing-words.ts';

type AnswerDialogProps = {
  readonly item: CodeItem;
  /** Of the one call that is answered; null: several are. */
  readonly detail: MissingDetail | null;
  readonly together: number;
  readonly note: string;
  readonly foundVideoId: string | null;
  readonly answer: (said: {
    readonly note: string;
    readonly foundVideoId: string | null;
  }) => Promise<boolean>;
  readonly onClose: () => void;
};

/** What an answer needs beside its code: the recording that was found, or a note that says where it is written. */
export function AnswerDialog({
  item,
  detail,
  together,
  note: begun,
  foundVideoId,
  answer,
  onClose,
}: AnswerDialogProps) {
  const isFound = meaningOf(item).explains === 'recorded';
  const choices = isFound && detail !== null ? recordingsIn(detail) : [];
  const [videoId, setVideoId] = useState<string | null>(foundVideoId ?? choices[0]?.video.id ?? null);
  const [note, setNote] = useState(begun);
  const isReady = isFound ? videoId !== null || note.trim() !== '' : note.trim() !== '';
  const now = useNow();
  const keep = async () => {
    if (isReady && (await answer({ note, foundVideoId: isFound ? videoId : null }))) onClose();
  };
  return (
    <Dialog
      title={together === 1 ? item.label : `${item.label}: ${count(together, 'call')}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} keys="Escape">
            Leave as it is
          </Button>
          <Button tone="primary" keys="Mod+Enter" isDisabled={!isReady} onPress={() => void keep()}>
            Answer
          </Button>
        </>
      }
    >
      <KeepKey keep={() => void keep()} />
      <div className="missing-ask">
        <p className="muted">{sentence(item, isFound, detail === null)}</p>
        {choices.length === 0 ? null : (
          <fieldset className="missing-pick">
            <legend className="field-label">Which recording is it?</legend>
            {[
              ...choices.map(({ video, says }) => ({ id: video.id, video, says })),
              { id: null, video: null, says: '' },
            ].map(({ id, video, says }, index) => (
              <label key={id ?? 'none'}>
                <input
                  type="radio"
                  name="found"
                  checked={videoId === id}
                  // oxlint-disable-next-line jsx-a11y/no-autofocus -- where the choice begins
                  autoFocus={index === 0}
                  onChange={() => setVideoId(id)}
                />
                {video === null ? (
                  <span>Another one, named in the note</span>
                ) : (
                  <span>
                    {video.officerName ?? 'Unknown officer'},{' '}
                    {dateTimeText(video.recordedAt, video.zone, now)}{' '}
                    <span className="muted">
                      {lengthText(video.durationMs)}, {video.incidentNumber ?? video.title}, {says}
                    </span>
                  </span>
                )}
              </label>
            ))}
          </fieldset>
        )}
        <Field
          label={isFound ? (choices.length === 0 ? 'Where it was found' : 'Note') : 'Where it is written'}
          lines={3}
          value={note}
          maxLength={20_000}
          isFocusedFirst={choices.length === 0}
          onChange={setNote}
        />
      </div>
    </Dialog>
  );
}

const keepKeys = { 'missing.keep': { says: 'Keep the answer', keys: ['Mod+Enter'], isFixed: true } } as const;

/** Below the dialog's own silence, so that its key is heard. */
function KeepKey({ keep }: { readonly keep: () => void }) {
  useCommands('Dialog', keepKeys, { 'missing.keep': keep }, { modal: true });
  return null;
}

function recordingsIn({
  others,
  found,
}: MissingDetail): readonly { readonly video: VideoRow; readonly says: string }[] {
  return [
    ...others.flatMap(({ videos }) => videos).map((video) => ({ video, says: whyText(['on-scene']) })),
    ...found.map((video: FoundVideo) => ({ video, says: whyText(video.why) })),
  ];
}

function sentence(item: CodeItem, isFound: boolean, isSeveral: boolean): string {
  const effect = effectText(item);
  const what = isSeveral ? 'Each of these calls' : 'The call';
  return isFound
    ? `${what} ${effect}: there is a recording, only not under its number and officer.`
    : `${what} ${effect}. This answer needs a note, so that somebody else can look it up.`;
}
