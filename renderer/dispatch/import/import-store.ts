import { createStore } from 'zustand/vanilla';
import { importApi } from '../../../contract/import-api.ts';
import type { ImportKind } from '../../../contract/import-rows.ts';
import type { ImportSource, ImportState } from '../../../contract/import-state.ts';
import { sampleApi } from '../../../contract/sample-api.ts';
import { guessKind } from '../../../mapping/guess-columns.ts';
import type { Look } from '../../../mapping/look.ts';
import { type Mapping, mappingOf } from '../../../mapping/meaning.ts';
import type { WholeMapping } from '../../../mapping/reading.ts';
import { type CallProblem, call } from '../../api/call.ts';
import { oneAtATime } from '../../api/one-at-a-time.ts';
import { newId } from '../../review/ids.ts';
import { departmentZone } from '../../samples/zone.ts';
import { type FileReading, type OpenFile, openFile } from './fileReader.ts';
import type { Progress } from './importMessages.ts';
import { fitting, parseMapping } from './sources.ts';

export type ImportStoreState = {
  /** Files that were read here; null: not asked yet. */
  readonly imports: readonly ImportState[] | null;
  readonly sources: readonly ImportSource[];
  readonly problem: CallProblem | null;
  /** The file that is being looked at. */
  readonly file: File | null;
  readonly kind: ImportKind;
  readonly look: Look | null;
  /** The name under which the mapping is saved, or is to be; empty: none. */
  readonly source: string;
  /** Set while the whole file is read. */
  readonly progress: Progress | null;
  readonly failed: { readonly says: string; readonly todo?: string | undefined } | null;
};

export type ImportStore = ReturnType<typeof createImportStore>;
export const makeImportStore = () => createImportStore();

/** The mapping of a file, live, and what became of the files that were read. */
export function createImportStore(open: OpenFile = openFile) {
  const store = createStore<ImportStoreState>(() => ({
    imports: null,
    sources: [],
    problem: null,
    file: null,
    kind: 'dispatch',
    look: null,
    source: '',
    progress: null,
    failed: null,
  }));
  let reader: FileReading | null = null;
  /** For times that name no zone: the department's, until the reader says otherwise. */
  let zone: string | null = null;

  const load = oneAtATime(async () => {
    const [imports, sources] = await Promise.all([call(importApi.imports), call(importApi.importSources)]);
    const failed = [imports, sources].find(({ ok }) => !ok);
    store.setState({
      ...(imports.ok ? { imports: imports.value.imports } : {}),
      ...(sources.ok ? { sources: sources.value.sources } : {}),
      problem: failed === undefined || failed.ok ? null : failed.problem,
    });
  });

  async function look(kind: ImportKind, mapping: Mapping): Promise<void> {
    if (reader === null) return;
    const seen = await reader.look(kind, mapping, mapping.zone ?? (await zoneOf()));
    store.setState({ kind, look: seen, failed: null });
  }

  async function zoneOf(): Promise<string> {
    if (zone !== null) return zone;
    const programmes = await call(sampleApi.programmes);
    zone = departmentZone(programmes.ok ? programmes.value.programmes : null);
    return zone;
  }

  /** What is said of how the file is written makes other columns of it. */
  const changesColumns = (part: object): boolean =>
    'delimiter' in part || 'encoding' in part || 'headerLine' in part;

  async function change(part: Partial<Mapping>): Promise<void> {
    const { look: seen, kind } = store.getState();
    if (seen === null) return;
    const mapping = { ...seen.mapping, ...part };
    await look(kind, changesColumns(part) ? { ...mapping, columns: {} } : mapping);
  }

  return {
    ...store,
    load,
    /** Looks at a file: its kind by its headers, its mapping from a source whose columns it has, or guessed. */
    choose: async (file: File): Promise<void> => {
      reader?.close();
      reader = open(file);
      store.setState({ file, look: null, source: '', progress: null, failed: null });
      const first = await reader.look('dispatch', { columns: {} }, await zoneOf());
      const saved = fitting(store.getState().sources, first.headers);
      if (saved !== null) store.setState({ source: saved.name });
      await look(saved?.kind ?? guessKind(first.headers), saved?.mapping ?? { columns: {} });
    },
    close: (): void => {
      reader?.close();
      reader = null;
      store.setState({ file: null, look: null, progress: null, failed: null, source: '' });
    },
    setKind: (kind: ImportKind) => look(kind, { columns: {} }),
    change,
    setColumn: async (field: string, header: string | null): Promise<void> => {
      const { [field]: _before, ...others } = (store.getState().look?.mapping.columns ?? {}) as Record<
        string,
        string
      >;
      await change({ columns: header === null ? others : { ...others, [field]: header } });
    },
    take: async (name: string): Promise<void> => {
      const found = store.getState().sources.find((one) => one.name === name);
      const mapping = found === undefined ? null : parseMapping(found.kind, found.mapping);
      store.setState({ source: name });
      if (found !== undefined && mapping !== null) await look(found.kind, mapping);
    },
    /** A mapping from a file, such as the central's command reads; answers what is wrong with it. */
    takeText: async (text: string): Promise<string | null> => {
      const { kind } = store.getState();
      const mapping = parseMapping(kind, text);
      if (mapping === null) return 'This file is no mapping for this kind of list.';
      await look(kind, mapping);
      return null;
    },
    saveSource: async (name: string): Promise<CallProblem | null> => {
      const { look: seen, kind } = store.getState();
      if (seen === null) return null;
      const mapping = JSON.stringify(mappingOf[kind].parse(seen.mapping));
      const kept = await call(importApi.keepImportSource, { params: { kind, name }, body: { mapping } });
      if (!kept.ok) return kept.problem;
      store.setState({ sources: kept.value.sources, source: name });
      return null;
    },
    forgetSource: async (kind: ImportKind, name: string): Promise<void> => {
      const kept = await call(importApi.dropImportSource, { params: { kind, name } });
      if (kept.ok) store.setState({ sources: kept.value.sources, source: '' });
    },
    /** Reads the whole file and keeps its rows here; nothing goes out. */
    readWhole: async (): Promise<void> => {
      const { look: seen, kind, source, file } = store.getState();
      if (reader === null || seen === null || file === null) return;
      const begun = { rows: 0, accepted: 0, refused: 0, bytes: 0, size: file.size, elapsedMs: 0 };
      store.setState({ progress: begun, failed: null });
      const wish = { id: newId(), kind, mapping: seen.mapping as WholeMapping, source };
      const ended = await reader.read(wish, (progress) => store.setState({ progress }));
      if (ended.ended === 'given-up') return;
      const failed = ended.ended === 'failed' ? ended : null;
      const goesOn = failed?.todo?.includes('goes on') === true;
      // It is said that nothing of it was brought in: so it is gone before that.
      await (failed === null || goesOn ? load() : dropReading());
      store.setState({ progress: null, failed });
    },
    cancel: async (): Promise<void> => {
      reader?.cancel();
      await dropReading();
      store.setState({ progress: null });
    },
    bringIn: async (id: string): Promise<CallProblem | null> => {
      const brought = await call(importApi.bringIn, { params: { id } });
      await load();
      return brought.ok ? null : brought.problem;
    },
    drop: async (id: string): Promise<void> => {
      await call(importApi.dropImport, { params: { id } });
      await load();
    },
  };

  /** What was handed over of a file that isn't read to its end. */
  async function dropReading(): Promise<void> {
    const now = await call(importApi.imports);
    const begun = now.ok ? now.value.imports.filter(({ state }) => state === 'reading') : [];
    for (const { id } of begun) await call(importApi.dropImport, { params: { id } });
    await load();
  }
}
