import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { CommandMap } from '../keyboard/commands.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { IconButton } from './IconButton.tsx';
import './dialog.css';

type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
};

/** A question that has to be answered before going on. Escape and a press outside close it; the screen's keys are silent meanwhile. */
export function Dialog({ title, isOpen, onClose, children, footer, size = 'medium' }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`dialog dialog-${size}`}>
        <AriaDialog className="dialog-inner">
          <SilentScreen />
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <IconButton label="Close" icon={<X aria-hidden="true" />} keys="Escape" onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {footer === undefined ? null : <footer className="dialog-foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

const noKeys: CommandMap = {};

function SilentScreen() {
  useCommands('', noKeys, {}, { modal: true });
  return null;
}
