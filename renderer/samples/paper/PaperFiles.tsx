import type { WorkPaper } from '../../../contract/nouns/sample.ts';
import type { PaperBody } from '../../../contract/paper.ts';
import type { DrawDetail, KeptEntry } from '../../../contract/sample-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { saveTables } from '../export/save-tables.ts';
import { tablesOf } from '../export/tables.ts';
import { type Download, download } from './downloads.ts';

type PaperFilesProps = {
  readonly draw: DrawDetail;
  readonly body: PaperBody | null;
  readonly paper: WorkPaper | null;
  readonly entries: readonly KeptEntry[];
};

/** What can be taken away with a paper: what repeats the draw, and its tables. */
export function PaperFiles({ draw, body, paper, entries }: PaperFilesProps) {
  const catalogue = useCatalogue();
  return (
    <>
      {downloads.map(({ what, label }) => (
        <Button key={what} tone="quiet" onPress={() => void download(what, draw)}>
          {label}
        </Button>
      ))}
      {tables.map(({ as, label }) => (
        <Button
          key={as}
          tone="quiet"
          isDisabled={body === null}
          onPress={() =>
            void (body && saveTables(as, tablesOf(body, paper, entries, catalogue), draw.plan.name))
          }
        >
          {label}
        </Button>
      ))}
    </>
  );
}

const tables = [
  { as: 'workbook', label: 'Tables, for Excel' },
  { as: 'csv', label: 'Tables, as CSV' },
] as const;

const downloads: readonly { readonly what: Download; readonly label: string }[] = [
  { what: 'record', label: 'Record' },
  { what: 'frame', label: 'Frame' },
  { what: 'page', label: 'Verifier, as a page' },
  { what: 'program', label: 'Verifier, for Node' },
];
