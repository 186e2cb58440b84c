import type { CensusSummary } from '../../../contract/census-state.ts';
import { Dialog } from '../../ui/Dialog.tsx';

type RulesDialogProps = {
  readonly rules: CensusSummary['rules'];
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** By which rules dispatches and recordings were matched, in words. */
export function RulesDialog({ rules, isOpen, onClose }: RulesDialogProps) {
  return (
    <Dialog title={`Rules of matching, version ${rules.version}`} isOpen={isOpen} onClose={onClose}>
      <ul className="census-rules">
        {rules.says.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="muted">
        They are published by the central, in versions. When another version comes, everything is judged again
        by it.
      </p>
    </Dialog>
  );
}
