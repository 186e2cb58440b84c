import { CamerasPanel } from '../cameras/CamerasPanel.tsx';
import { type TabItem, Tabs } from '../ui/Tabs.tsx';
import { ClipPanel } from './ClipPanel.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { FormPanel } from './FormPanel.tsx';
import { shownQuestions } from './openQuestions.ts';
import type { Tab } from './reviewState.ts';
import { SubmitFoot } from './SubmitFoot.tsx';
import { useCameras, useReview, useSession } from './session.ts';

/** What the reviewer answers and finds, and what becomes of it. */
export function SidePanel() {
  const { review } = useSession();
  const tab = useReview((state) => state.tab);
  return (
    <aside className="side" aria-label="Review">
      <Tabs
        className="side-tabs"
        label="Parts of the review"
        value={tab}
        onChange={(id) => review.showTab(isTab(id) ? id : 'form')}
        items={items}
      />
      {foot}
    </aside>
  );
}

/** Answered of asked. An answer to what is no longer asked stays on record and isn't counted. */
function AnsweredCount() {
  const asked = useReview((state) => shownQuestions(state.review).length);
  const answered = useReview(
    ({ review: open }) =>
      shownQuestions(open).filter(({ id }) => open?.answers.some(({ answer }) => answer.questionId === id))
        .length,
  );
  return asked === 0 ? '–/–' : `${answered}/${asked}`;
}

function FoundCount() {
  return useReview((state) => state.review?.findings.length ?? 0);
}

function CamerasCount() {
  const beside = useCameras(({ cameras, companions }) => cameras.length || (companions?.length ?? 0));
  return beside || null;
}

/** Made once: the counts look for themselves, so that a mark draws one number anew and not the tabs with all in them. */
const items: readonly TabItem[] = [
  { id: 'form', title: 'Form', count: <AnsweredCount />, content: <FormPanel /> },
  { id: 'findings', title: 'Findings', count: <FoundCount />, content: <FindingsPanel /> },
  { id: 'clip', title: 'Clip', content: <ClipPanel /> },
  { id: 'cameras', title: 'Cameras', count: <CamerasCount />, content: <CamerasPanel /> },
];
const foot = <SubmitFoot />;

function isTab(id: string): id is Tab {
  return id === 'form' || id === 'findings' || id === 'clip' || id === 'cameras';
}
