import { X } from 'lucide-react';
import { useStore } from 'zustand/react';
import type { ImportKind } from '../../../contract/import-rows.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { grouped } from '../../words/count.ts';
import { FileButton } from './FileButton.tsx';
import { lacking } from './field-words.ts';
import type { ImportStore } from './import-store.ts';
import { megabytes, secondsLeft } from './import-words.ts';
import { SourceMenu } from './SourceMenu.tsx';

const kinds: readonly { readonly value: ImportKind; readonly label: string }[] = [
  { value: 'dispatch', label: 'Dispatches' },
  { value: 'catalogue', label: 'Recordings' },
];

/** Which file, what it lists, where its mapping comes from; and how far its reading is. */
export function ReadBar({ store }: { readonly store: ImportStore }) {
  const { file, look, kind, progress, imports } = useStore(store);
  if (file === null) return null;
  const isReady = look !== null && look.problem === null;
  const lacks = isReady ? lacking(kind, look.mapping.columns) : null;
  const isRead = imports?.[0]?.state === 'read';
  return (
    <header className="import-bar">
      <div className="import-name">
        <b title={file.name}>{file.name}</b>
        <span className="muted">{megabytes(file.size)}</span>
      </div>
      {progress === null ? (
        <>
          {isRead ? null : (
            <>
              <Segmented
                label="What the file lists"
                segments={kinds}
                value={kind}
                onChange={(value) => void store.setKind(value ?? 'dispatch')}
              />
              <SourceMenu store={store} />
            </>
          )}
          <span className="import-room" />
          {lacks === null ? null : <span className="import-lacks">{lacks}</span>}
          <FileButton label="Another file" onFile={(chosen) => void store.choose(chosen)} />
          {isRead ? null : (
            <Button
              tone="primary"
              isDisabled={!isReady || lacks !== null}
              onPress={() => void store.readWhole()}
            >
              Read the whole file
            </Button>
          )}
          <IconButton label="Put the file away" icon={<X />} onPress={store.close} />
        </>
      ) : (
        <>
          <progress
            className="import-progress"
            aria-label="Reading the file"
            max={progress.size}
            value={progress.bytes}
          />
          <span className="import-far" role="status">
            {grouped(progress.rows)} rows · {megabytes(progress.bytes)} of {megabytes(progress.size)} ·{' '}
            {secondsLeft(progress)}
          </span>
          <span className="import-room" />
          <Button onPress={() => void store.cancel()}>Cancel</Button>
        </>
      )}
    </header>
  );
}
