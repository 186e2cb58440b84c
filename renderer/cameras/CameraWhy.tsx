import { useCameras } from '../review/session.ts';
import { WhyDialog } from '../review/WhyDialog.tsx';
import { whose } from './camerasState.ts';

/** Asks why a recording of something else is watched beside this one. */
export function CameraWhy() {
  const asked = useCameras((state) => state.why);
  if (asked === null) return null;
  return (
    <WhyDialog
      key={asked.clip.id}
      isOpen
      whose={whose(asked.clip)}
      onChoose={asked.answer}
      onClose={() => asked.answer(null)}
    />
  );
}
