import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { withRange } from './with-range.ts';

export type RowSelection<Row> = {
  /** Ids of the selected rows; rows of other pages or filters may be among them. */
  ids: readonly string[];
  /** What the box of `row` is called. */
  labelOf(row: Row): string;
  change(ids: string[]): void;
};

type Changes = Pick<RowSelection<never>, 'ids' | 'change'>;

/** The box in the head: all rows shown, or none of them. */
export function SelectAllBox({ ids, selection }: { ids: readonly string[]; selection: Changes }) {
  const { t } = useTranslation();
  const shown = ids.filter((id) => selection.ids.includes(id)).length;
  const others = selection.ids.filter((id) => !ids.includes(id));
  return (
    <input
      type="checkbox"
      aria-label={t('selectShown')}
      checked={ids.length > 0 && shown === ids.length}
      ref={(box) => {
        if (box !== null) box.indeterminate = shown > 0 && shown < ids.length;
      }}
      onChange={(event) => selection.change(event.target.checked ? [...others, ...ids] : others)}
    />
  );
}

type BoxProps = {
  ids: readonly string[];
  index: number;
  label: string;
  selection: Changes;
  /** The id whose box was clicked last in this table. */
  anchor: RefObject<string | undefined>;
};

/** The box of one row; with Shift held down it takes the rows from the last clicked box to this one along. */
export function SelectBox({ ids, index, label, selection, anchor }: BoxProps) {
  const id = ids[index] ?? '';
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={selection.ids.includes(id)}
      onChange={({ nativeEvent, target }) => {
        const withShift = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
        const from = withShift && anchor.current !== undefined ? ids.indexOf(anchor.current) : -1;
        anchor.current = id;
        const range = from < 0 ? [id] : ids.slice(Math.min(from, index), Math.max(from, index) + 1);
        selection.change(withRange(selection.ids, range, target.checked));
      }}
    />
  );
}
