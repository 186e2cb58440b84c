import type { Form, Question } from '../../contract/nouns/form.ts';

const yesNo: Pick<Question, 'kind' | 'bad'> = { kind: 'yes-no-na', bad: ['no'] };
const heard: Pick<Question, 'kind' | 'bad'> = { kind: 'yes-no-unclear', bad: ['no'] };
const scale: Pick<Question, 'kind' | 'bad'> = { kind: 'scale-5', bad: ['1', '2'] };

/**
 * The review form a new central starts with: 21 questions in the order in which one sees their answers. Only what
 * policy asks of every review is required, so that a review with nothing to say stays quick; the reasons for a late
 * start or an early stop are asked for on the findings themselves.
 */
export const videoReviewForm: Form = {
  id: 'video-review',
  version: 1,
  title: 'Video review',
  minimumWatchedPercent: 30,
  questions: [
    ...group('Recording', [
      { id: 'full-buffer', text: 'Full buffer present', ...yesNo, fact: 'buffer' },
      {
        id: 'started-before-contact',
        text: 'Started before contact',
        ...yesNo,
        fact: 'start',
        required: true,
      },
      { id: 'late-start-reason', text: 'Late-start reason heard', ...heard, fact: 'speech-at-start' },
      {
        id: 'recorded-to-end',
        text: 'Recorded to the end of contact',
        ...yesNo,
        fact: 'end',
        required: true,
      },
      {
        id: 'early-stop-reason',
        text: 'Early-stop reason heard and exception permitted',
        ...heard,
        fact: 'speech-at-end',
      },
      { id: 'no-gap-or-mute', text: 'No unexplained gap or mute', ...yesNo, fact: 'mute', required: true },
    ]),
    ...group('Picture and sound', [
      { id: 'lens-unobstructed', text: 'Lens unobstructed', ...yesNo },
      { id: 'picture-quality', text: 'Picture quality', ...scale },
      { id: 'sound-quality', text: 'Sound quality', ...scale },
      { id: 'camera-mounted', text: 'Camera mounted right', ...yesNo },
    ]),
    ...group('Record', [
      {
        id: 'classification-right',
        text: 'Classification right for the outcome',
        ...yesNo,
        fact: 'classification',
        required: true,
      },
      {
        id: 'incident-number-right',
        text: 'Incident number right',
        ...yesNo,
        fact: 'incident-number',
        required: true,
      },
      { id: 'uploaded-in-time', text: 'Uploaded in time', ...yesNo, fact: 'upload' },
      {
        id: 'others-recorded',
        text: 'Other equipped officers on scene recorded',
        ...yesNo,
        fact: 'others-recorded',
      },
    ]),
    ...group('Conduct', [
      { id: 'no-prohibited-content', text: 'No prohibited content', ...yesNo },
      { id: 'notice-given', text: 'Recording notice given', ...yesNo },
      { id: 'courtesy', text: 'Courtesy', ...yesNo },
      { id: 'officer-safety', text: 'Officer safety', ...yesNo },
      { id: 'within-policy', text: 'Incident within policy', ...yesNo, required: true },
      { id: 'training-need', text: 'Training need', kind: 'yes-no-na', bad: ['yes'] },
      { id: 'commendation', text: 'Commendation', kind: 'yes-no-na', bad: [] },
    ]),
  ],
};

type Asked = Pick<Question, 'id' | 'text' | 'kind' | 'bad'> & Partial<Pick<Question, 'fact' | 'required'>>;

function group(name: string, asked: readonly Asked[]): Question[] {
  return asked.map((question) => ({ required: false, fact: null, ...question, group: name }));
}
