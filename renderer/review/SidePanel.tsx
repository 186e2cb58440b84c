import { CamerasPanel } from '../cameras/CamerasPanel.tsx';
import { Tabs } from '../ui/Tabs.tsx';
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
  const found = useReview((state) => state.review?.findings.length ?? 0);
  const asked = useReview((state) => shownQuestions(state.review).length);
  // An answer to what is no longer asked stays on record and isn't counted.
  const answered = useReview(
    ({ review: open }) =>
      shownQuestions(open).filter(({ id }) => open?.answers.some(({ answer }) => answer.questionId === id))
        .length,
  );
  const beside = useCameras(({ cameras, companions }) => cameras.length || (companions?.length ?? 0));
  return (
    <aside className="side" aria-label="Review">
      <Tabs
        className="side-tabs"
        label="Parts of the review"
        value={tab}
        onChange={(id) => review.showTab(isTab(id) ? id : 'form')}
        items={[
          {
            id: 'form',
            title: 'Form',
            count: asked === 0 ? '–/–' : `${answered}/${asked}`,
            content: form,
          },
          { id: 'findings', title: 'Findings', count: found, content: findings },
          { id: 'clip', title: 'Clip', content: clip },
          { id: 'cameras', title: 'Cameras', count: beside || undefined, content: cameras },
        ]}
      />
      {foot}
    </aside>
  );
}

/** Made once: the counts in the tabs change with each mark, and twenty questions aren't drawn anew for that. */
const [form, findings, clip, cameras, foot] = [
  <FormPanel key="form" />,
  <FindingsPanel key="findings" />,
  <ClipPanel key="clip" />,
  <CamerasPanel key="cameras" />,
  <SubmitFoot key="foot" />,
];

function isTab(id: string): id is Tab {
  return id === 'form' || id === 'findings' || id === 'clip' || id === 'cameras';
}
