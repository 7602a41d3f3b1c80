import { CaretDownOutlined, CaretRightOutlined, SearchOutlined } from '@ant-design/icons';
import { Empty, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { type PickerGroup, useFieldScope } from './field-scope.ts';
import { FunctionList } from './function-list.tsx';
import { type PickerRow, pickerRows } from './picker-rows.ts';
import { TypeMark } from './type-mark.tsx';
import { useSamples } from './use-samples.ts';

/** Everything the field can refer to, by step, with types and sample values of the last test run. */
export function DataPicker({ onPick }: { onPick: (template: string) => void }) {
  const { t } = useTranslation('panel');
  const { groups } = useFieldScope();
  const [query, setQuery] = useState('');
  return (
    <div className="data-picker" data-testid="data-picker">
      <Input
        autoFocus
        allowClear
        size="small"
        prefix={<SearchOutlined />}
        placeholder={t('picker.search')}
        aria-label={t('picker.search')}
        data-testid="picker-data-search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="data-picker-groups">
        {groups.map((group) => (
          <GroupRows key={group.id} group={group} query={query} onPick={onPick} />
        ))}
        {groups.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('picker.nothing')} />
        ) : null}
        <FunctionList query={query} onPick={onPick} />
      </div>
    </div>
  );
}

type GroupProps = { group: PickerGroup; query: string; onPick: (template: string) => void };

function GroupRows({ group, query, onPick }: GroupProps) {
  const language = usePreferences((state) => state.language);
  const sampleOf = useSamples(group);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(group.entries.length <= 4 ? group.entries.map((entry) => entry.expression) : []),
  );
  const rows = useMemo(
    () => pickerRows({ entries: group.entries, open, query, language, sampleOf }),
    [group, open, query, language, sampleOf],
  );
  if (rows.length === 0) return null;
  const toggle = (row: PickerRow) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(row.expression)) next.add(row.expression);
      return next;
    });
  return (
    <section>
      <h4 className="data-picker-head">
        {group.icon}
        {group.title}
      </h4>
      {rows.map((row) => (
        <div key={row.expression} className="data-picker-row" style={{ paddingLeft: 6 + row.depth * 16 }}>
          <button
            type="button"
            className="data-picker-fold"
            aria-label={row.label}
            aria-expanded={open.has(row.expression)}
            tabIndex={row.opens && query === '' ? 0 : -1}
            onClick={() => toggle(row)}
          >
            {row.opens && query === '' ? (
              open.has(row.expression) ? (
                <CaretDownOutlined />
              ) : (
                <CaretRightOutlined />
              )
            ) : null}
          </button>
          <button
            type="button"
            className="data-picker-pick"
            title={row.expression}
            data-testid={`data-${row.expression}`}
            onClick={() => onPick(`{{ ${row.expression} }}`)}
          >
            <TypeMark type={row.type} />
            <span className="data-picker-label">{row.label}</span>
            {row.key === '' ? null : <span className="data-picker-key">{row.key}</span>}
            {row.sample === undefined ? null : (
              <span className="data-picker-sample">{JSON.stringify(row.sample).slice(0, 60)}</span>
            )}
          </button>
        </div>
      ))}
    </section>
  );
}
