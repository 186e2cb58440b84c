import { X } from 'lucide-react';
import { useState } from 'react';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { earlyStop, lateStart } from './facts.ts';
import { groupOf } from './kinds.ts';
import { reviewKeys } from './reviewKeys.ts';
import { isOpen } from './reviewState.ts';
import { useReview } from './session.ts';
import { useFindingKinds } from './useFindingKinds.ts';

/** What the data knows before anybody looks, with the key that tags it. Once it is tagged, it has been heard. */
export function DataBanner() {
  const detail = useReview((state) => state.detail);
  const findings = useReview((state) => state.review?.findings);
  const open = useReview(isOpen);
  const kinds = useFindingKinds();
  const lateKey = useKeyOf(reviewKeys, 'tag.late');
  const earlyKey = useKeyOf(reviewKeys, 'tag.early');
  const [hidden, setHidden] = useState(false);
  if (detail === null || !open || hidden) return null;
  const tagged = new Set(findings?.map(({ finding }) => groupOf(kinds, finding.kind)));
  const late = tagged.has('late') ? null : lateStart(detail);
  const early = tagged.has('early') ? null : earlyStop(detail);
  if (late === null && early === null) return null;
  return (
    <aside className="stage-banner" aria-label="From the data">
      <div>
        {late === null ? null : <Line how={late.how} what={late.after} tag="tag late start" keys={lateKey} />}
        {early === null ? null : (
          <Line how={early.how} what={early.before} tag="tag early stop" keys={earlyKey} />
        )}
      </div>
      <IconButton label="Hide this" side="top" icon={<X />} onPress={() => setHidden(true)} />
    </aside>
  );
}

function Line({
  how,
  what,
  tag,
  keys,
}: {
  readonly how: string;
  readonly what: string;
  readonly tag: string;
  readonly keys: string | undefined;
}) {
  return (
    <p>
      {how}: <strong>{what}</strong>
      <span>
        {tag} <Kbd keys={keys} />
      </span>
    </p>
  );
}
