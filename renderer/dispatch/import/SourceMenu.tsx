import { useState } from 'react';
import { useStore } from 'zustand/react';
import { mappingOf } from '../../../mapping/meaning.ts';
import { fileNameFrom, saveFile } from '../../samples/paper/save-file.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/notice-store.ts';
import { Select } from '../../ui/Select.tsx';
import { FileButton } from './FileButton.tsx';
import type { ImportStore } from './import-store.ts';

/** Mappings by the name of where the files come from: used, saved, and as a file for the central's own command. */
export function SourceMenu({ store }: { readonly store: ImportStore }) {
  const { sources, source, kind, look } = useStore(store);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState(source);
  const trouble = (says: string) => say(says, { tone: 'problem' });
  const save = async () => {
    const problem = await store.saveSource(name.trim());
    if (problem !== null) return trouble(problem.detail ?? problem.title);
    setOpen(false);
    say(`The mapping of ${name.trim()} is saved.`);
  };
  const takeFile = async (file: File) => {
    const wrong = file.size > 100_000 ? 'This file is no mapping.' : await store.takeText(await file.text());
    if (wrong === null) setOpen(false);
    else trouble(wrong);
  };
  const saveAsFile = () => {
    if (look === null) return;
    const text = `${JSON.stringify(mappingOf[kind].parse(look.mapping), null, 2)}\n`;
    saveFile(`${fileNameFrom(name === '' ? kind : name)}-mapping.json`, 'application/json', text);
  };
  return (
    <>
      {sources.length === 0 ? null : (
        <Select
          label="Source of the file"
          hideLabel
          className="import-source"
          placeholder="Source…"
          options={sources.map((one) => ({
            id: one.name,
            label: one.name,
            detail: one.kind === 'dispatch' ? 'dispatches' : 'recordings',
          }))}
          value={sources.some((one) => one.name === source) ? source : null}
          onChange={(id) => void store.take(id)}
        />
      )}
      <Button
        tone="quiet"
        isDisabled={look === null || look.problem !== null}
        onPress={() => {
          setName(source);
          setOpen(true);
        }}
      >
        Mapping…
      </Button>
      <Dialog
        title="Keep this mapping"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        size="small"
        footer={
          <>
            {sources.some((one) => one.name === name) ? (
              <Button tone="quiet" onPress={() => void store.forgetSource(kind, name)}>
                Forget it
              </Button>
            ) : null}
            <Button tone="primary" isDisabled={name.trim() === ''} onPress={() => void save()}>
              Save
            </Button>
          </>
        }
      >
        <Field
          label="Where these files come from"
          value={name}
          onChange={setName}
          maxLength={300}
          isFocusedFirst
          hint="The next file with these columns is read the same way."
        />
        <p className="import-files">
          <Button onPress={saveAsFile}>Save as a file</Button>
          <FileButton label="Use a file" accept=".json" onFile={(file) => void takeFile(file)} />
        </p>
        <p className="muted">The file is what the central’s own import command reads, too.</p>
      </Dialog>
    </>
  );
}
