/** An object or list of the target. A list says which source list fills it row by row, and can be given another. */
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { TypeMark } from '../picker/type-mark.tsx';
import { driversOf, listsFor, listsIn } from './list-pairs.ts';
import type { GroupLine } from './mapping-lines.ts';
import { useDropTarget } from './source-drag.ts';
import type { Mapping } from './use-mapping.ts';

type Props = {
  line: GroupLine;
  isActive: boolean;
  isClosed: boolean;
  mapping: Mapping;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onToggle: () => void;
  onPair: (from: string) => void;
};

export function MappingGroupLine({ line, isActive, isClosed, mapping, ...act }: Props) {
  const { t } = useTranslation('mapping');
  const language = usePreferences((state) => state.language);
  const { readOnly } = useFieldScope();
  const lists = line.isList ? listsFor(listsIn(mapping.sources), line.target) : [];
  const drivers = line.isList ? driversOf(mapping.rows, line.target) : [];
  const drop = useDropTarget(readOnly, (path) => {
    const list = lists.find((each) => path === each || path.startsWith(each));
    if (list !== undefined) act.onPair(list);
  });
  const title = line.names?.[language] || line.label;
  return (
    <div className={`mapping-cells is-group ${isActive ? 'is-active' : ''} ${drop.isLit ? 'is-lit' : ''}`}>
      <button
        type="button"
        className="mapping-line"
        data-line
        aria-expanded={!isClosed}
        aria-current={isActive}
        tabIndex={isActive ? 0 : -1}
        onFocus={act.onFocus}
        onKeyDown={act.onKeyDown}
        onClick={act.onToggle}
        {...drop.handlers}
      >
        <span className="mapping-to" style={{ paddingLeft: 4 + line.depth * 16 }}>
          <span className="mapping-fold">{isClosed ? <CaretRightOutlined /> : <CaretDownOutlined />}</span>
          <TypeMark type={line.isList ? 'array' : 'object'} />
          <strong className="mapping-title">{title}</strong>
          {title === line.label ? null : <code>{line.label}</code>}
          <span className="mapping-count">{t('filledOf', { filled: line.filled, fields: line.fields })}</span>
        </span>
      </button>
      {lists.length > 0 ? (
        <Select
          size="small"
          variant="filled"
          className="mapping-driver"
          disabled={readOnly}
          popupMatchSelectWidth={false}
          placeholder={t('noList')}
          aria-label={t('listOf', { name: title })}
          data-testid={`mapping-list-${line.target}`}
          value={(drivers.length === 1 ? drivers[0] : null) ?? null}
          options={lists.map((list) => ({ value: list, label: t('each', { list: list.slice(0, -2) }) }))}
          onChange={(list: string | null) => {
            if (list !== null) act.onPair(list);
          }}
        />
      ) : null}
      {drivers.length > 1 ? (
        <span className="mapping-paired">{t('paired', { lists: drivers.join(' + ') })}</span>
      ) : null}
    </div>
  );
}
