import type { CodeItem } from '../../contract/nouns/account.ts';
import type { CodeListContent } from '../../contract/nouns/configuration.ts';
import { meaningOf } from '../../contract/nouns/no-video.ts';
import { useNow } from '../desk/use-now.ts';
import { dayOf, dayStart } from '../samples/plan/zone-day.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { dateText, hereZone } from '../words/when.ts';
import { AddPart, type Editing } from './AddPart.tsx';
import { moved, usedIds, withCode, withItem, withoutCode, withRetirement } from './edit.ts';
import { explainWords, groupWords } from './form-words.ts';
import { PartRow } from './PartRow.tsx';

type CodesEditorProps = Editing & { readonly list: CodeListContent };

/** The codes of a list in their order; one of them is open at a time. */
export function CodesEditor({ list, store, detail, isLocked, faults, opened, addField }: CodesEditorProps) {
  const change = (body: CodeListContent): void => store.change({ noun: 'code-list', body });
  const published = usedIds(detail.versions, []);
  return (
    <>
      <ol className="edit-rows" inert={isLocked}>
        {list.items.map((item, index) => (
          <PartRow
            key={item.code}
            id={item.code}
            title={item.label.trim() === '' ? 'No wording yet' : item.label}
            detail={detailWords(item)}
            number={index + 1}
            isFirst={index === 0}
            isLast={index === list.items.length - 1}
            isOpen={opened === item.code}
            isRetired={item.retiredAt !== undefined}
            hasFault={faults.some(({ path }) => path === `items.${item.code}`)}
            toggle={() => store.unfold(opened === item.code ? null : item.code)}
            move={(by) => change({ ...list, items: moved(list.items, index, by) })}
            takeOut={
              published.has(item.code)
                ? null
                : { label: 'Take out', run: () => change(withoutCode(list, item.code)) }
            }
          >
            <ItemFields list={list} item={item} isPublished={published.has(item.code)} change={change} />
          </PartRow>
        ))}
      </ol>
      <AddPart
        label="New code"
        isDisabled={isLocked}
        field={addField}
        add={(label) => {
          const next = withCode(list, label, detail.versions);
          change(next);
          store.unfold(next.items.at(-1)?.code ?? null);
        }}
      />
    </>
  );
}

type ItemFieldsProps = {
  readonly list: CodeListContent;
  readonly item: CodeItem;
  readonly isPublished: boolean;
  readonly change: (list: CodeListContent) => void;
};

function ItemFields({ list, item, isPublished, change }: ItemFieldsProps) {
  const { code, retiredAt } = item;
  const set = (part: Partial<CodeItem>): void => change(withItem(list, code, part));
  const zone = hereZone();
  const now = useNow();
  return (
    <>
      <Field
        label="Wording"
        value={item.label}
        onChange={(label) => set({ label })}
        maxLength={300}
        hint="Another wording for the same thing. For another thing retire this code and add a new one."
      />
      {list.id === 'finding' ? (
        <div className="edit-pair">
          <Select
            label="Counts as"
            value={item.group ?? null}
            isDisabled={isPublished}
            options={groups.map((group) => ({ id: group, label: groupWords[group] }))}
            onChange={(id) => set({ group: groups.find((group) => group === id) })}
          />
          <div className="edit-chips edit-chips-low">
            <Chip isOn={item.asksReason === true} onChange={(asksReason) => set({ asksReason })}>
              Asks whether a reason was heard
            </Chip>
          </div>
        </div>
      ) : null}
      {list.id === 'no-video' ? <NoVideoFields item={item} isPublished={isPublished} set={set} /> : null}
      {isPublished ? (
        <div className="edit-retire">
          {retiredAt === undefined ? (
            <Button onPress={() => change(withRetirement(list, code, dayStart(dayOf(now, zone), zone)))}>
              Retire this code
            </Button>
          ) : (
            <>
              <Field
                label="Retired from"
                type="date"
                value={dayOf(retiredAt, zone)}
                onChange={(day) => {
                  if (day !== '') change(withRetirement(list, code, dayStart(day, zone)));
                }}
              />
              <Button onPress={() => change(withRetirement(list, code, undefined))}>Bring it back</Button>
            </>
          )}
        </div>
      ) : null}
    </>
  );
}

type NoVideoFieldsProps = {
  readonly item: CodeItem;
  readonly isPublished: boolean;
  readonly set: (part: Partial<CodeItem>) => void;
};

/** What the answer means for the call; once published, that stays. */
function NoVideoFields({ item, isPublished, set }: NoVideoFieldsProps) {
  const { explains, needsNote, againAfterDays } = meaningOf(item);
  const days = againAfterDays === null ? '' : String(againAfterDays);
  return (
    <>
      <div className="edit-pair">
        <Select
          label="With this answer the call is"
          value={explains}
          isDisabled={isPublished}
          options={explanations.map((id) => ({ id, label: explainWords[id] }))}
          onChange={(id) => set({ explains: explanations.find((one) => one === id) })}
        />
        <Field
          label="Due again after days"
          type="number"
          value={days}
          onChange={(text) => set({ againAfterDays: daysOf(text) })}
          hint="Empty: never."
        />
      </div>
      <div className="edit-chips">
        <Chip isOn={needsNote} onChange={(isOn) => set({ needsNote: isOn })}>
          Needs a note
        </Chip>
      </div>
    </>
  );
}

const explanations = Object.keys(explainWords) as readonly (keyof typeof explainWords)[];

function daysOf(text: string): number {
  const days = Math.round(Number(text));
  return days >= 1 && days <= 365 ? days : 0;
}

const groups = Object.keys(groupWords) as readonly (keyof typeof groupWords)[];

function detailWords({ code, group, retiredAt }: CodeItem): string {
  return [
    code,
    ...(group === undefined ? [] : [groupWords[group].toLowerCase()]),
    ...(retiredAt === undefined ? [] : [`retired from ${dateText(retiredAt, hereZone())}`]),
  ].join(' · ');
}
