/** The records there are, one of them chosen: a group of radio buttons, so that the arrow keys walk it. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchInput } from '../../listing/search-input.tsx';
import { type RecordsFound, searchRecords } from './records-found.ts';

type Props = {
  /** What is chosen here. */
  label: string;
  found: RecordsFound;
  /** Of the columns, in their order. */
  names: readonly string[];
  chosen: number;
  onChoose: (record: number) => void;
};

const MOST_COLUMNS = 5;
/** More rows than this nobody reads: the search finds the others. */
const MOST_ROWS = 100;

export function RecordList({ label, found, names, chosen, onChoose }: Props) {
  const { t } = useTranslation('wizard');
  const group = useId();
  const [search, setSearch] = useState('');
  const matches = searchRecords(found, search);
  const rows = matches.slice(0, MOST_ROWS);
  const columns = names.slice(0, MOST_COLUMNS);
  const labelOf = (values: readonly (string | null)[], number: number) =>
    t('records.of', {
      number,
      text: values
        .slice(0, MOST_COLUMNS)
        .filter((value) => value !== null)
        .join(', '),
    });
  return (
    <>
      <div className="records-head">
        <SearchInput label={t('records.search')} text={search} onChange={setSearch} />
        <span className="quiet" role="status" data-testid="records-count">
          {search.trim() === ''
            ? t('try.records', { count: found.count })
            : t('records.matching', { count: matches.length })}
        </span>
      </div>
      {rows.length === 0 ? <p className="quiet">{t('records.noMatch')}</p> : null}
      <div className="records" role="radiogroup" aria-label={label} data-testid="record-list">
        <table>
          {columns.length === 0 ? null : (
            <thead>
              <tr>
                <th aria-label={t('records.choose')} />
                {columns.map((name, index) => (
                  <th key={found.columns[index]}>{name}</th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map(({ number, values }) => (
              // The row is the label of its button: a click anywhere in it chooses.
              <tr
                key={number}
                data-chosen={number === chosen}
                data-testid={`record-${number}`}
                onClick={() => onChoose(number)}
              >
                <td>
                  <input
                    type="radio"
                    name={group}
                    checked={number === chosen}
                    aria-label={labelOf(values, number)}
                    onChange={() => onChoose(number)}
                  />
                </td>
                {(columns.length === 0 ? values.slice(0, 1) : values.slice(0, MOST_COLUMNS)).map(
                  (value, index) => (
                    <td key={found.columns[index] ?? 'value'} title={value ?? undefined}>
                      {value ?? <span className="quiet">–</span>}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {matches.length > rows.length || found.count > found.records.length ? (
        <p className="quiet">
          {t(found.count > found.records.length ? 'records.beyond' : 'records.more', {
            shown: rows.length,
            known: found.records.length,
          })}
        </p>
      ) : null}
    </>
  );
}
