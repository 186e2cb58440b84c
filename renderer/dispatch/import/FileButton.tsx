import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../ui/Button.tsx';

type FileButtonProps = {
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly isPrimary?: boolean;
  /** Kinds of file that the system's dialog offers. */
  readonly accept?: string;
  readonly isDisabled?: boolean;
};

/** Opens the system's dialog for one file. */
export function FileButton({
  label,
  onFile,
  isPrimary = false,
  accept = '.csv,.tsv,.txt,text/csv',
  isDisabled = false,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        tone={isPrimary ? 'primary' : 'plain'}
        icon={<FolderOpen aria-hidden="true" />}
        isDisabled={isDisabled}
        onPress={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again after it was changed.
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
