/** Search and filter over the lines of a mapping. */
import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef, Segmented } from 'antd';
import { type KeyboardEvent, memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineFilter } from './use-shown-lines.ts';

type Props = {
  query: string;
  onQuery: (query: string) => void;
  filter: LineFilter;
  onFilter: (filter: LineFilter) => void;
  counts: Record<LineFilter, number>;
  search: Ref<InputRef>;
  /** From the search down to the lines. */
  onDown: () => void;
};

const FILTERS = ['all', 'filled', 'unfilled', 'wrong'] as const;

export const MappingBar = memo(function MappingBar(props: Props) {
  const { query, onQuery, filter, onFilter, counts, search, onDown } = props;
  const { t } = useTranslation('mapping');
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    onDown();
  };
  return (
    <div className="mapping-search">
      <Input
        ref={search}
        allowClear
        size="small"
        prefix={<SearchOutlined />}
        placeholder={t('searchLines')}
        aria-label={t('searchLines')}
        data-testid="search-lines"
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={keyDown}
      />
      <Segmented<LineFilter>
        size="small"
        value={filter}
        aria-label={t('shown')}
        data-testid="mapping-filter"
        options={FILTERS.map((each) => ({ value: each, label: t(each, { count: counts[each] }) }))}
        onChange={onFilter}
      />
    </div>
  );
});
