/**
 * The table of every list: head, rows, boxes to select rows, columns that stay while the others scroll sideways. A plain
 * HTML table with our tokens: Ant Design's brings a tree, a pager and a filter menu along, 53 kB (gzip) no list here uses.
 */
import { type HTMLAttributes, useRef } from 'react';
import { HeadCell } from './head-cell.tsx';
import type { ListColumn } from './list-column.ts';
import { type RowSelection, SelectAllBox, SelectBox } from './select-boxes.tsx';
import './list-table.css';

type RowAttributes = HTMLAttributes<HTMLTableRowElement> & { 'data-testid'?: string };

type Props<Row> = {
  rows: readonly Row[];
  columns: readonly ListColumn<Row>[];
  idOf(row: Row): string;
  /** Pixels: narrower than this the table scrolls inside its frame. */
  minWidth: number;
  /** Absent: rows cannot be selected. */
  selection?: RowSelection<Row> | undefined;
  rowAttributes?: ((row: Row) => RowAttributes) | undefined;
};

export function ListTable<Row>({ rows, columns, idOf, minWidth, selection, rowAttributes }: Props<Row>) {
  const ids = rows.map(idOf);
  const anchor = useRef<string>(undefined);
  return (
    <div className="list-table">
      <table style={{ minWidth }}>
        <thead>
          <tr>
            {selection ? (
              <th className="list-box" data-pinned="start">
                <SelectAllBox ids={ids} selection={selection} />
              </th>
            ) : null}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const id = idOf(row);
            return (
              <tr key={id} data-selected={selection?.ids.includes(id)} {...rowAttributes?.(row)}>
                {selection ? (
                  // Beside the box is still the box: the row must not open.
                  // biome-ignore lint/a11y/useKeyWithClickEvents: nothing is done here, the box itself takes the keys
                  <td className="list-box" data-pinned="start" onClick={(event) => event.stopPropagation()}>
                    <SelectBox {...{ ids, index, selection, anchor }} label={selection.labelOf(row)} />
                  </td>
                ) : null}
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={column.className}
                    data-from={column.from}
                    data-align={column.align}
                    data-pinned={column.pinned}
                  >
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
