/** One field of the target on one line: what fills it, what the sample makes of it, what is wrong with it. */
import { CloseOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { TypeMark } from '../picker/type-mark.tsx';
import type { LineActions } from './mapping-group-line.tsx';
import { type FieldLine, sourceText } from './mapping-lines.ts';
import { useDropTarget } from './source-drag.ts';

type Props = LineActions & {
  line: FieldLine;
  isOpen: boolean;
  /** What the sample gives; undefined where no sample is shown. */
  value: string | undefined;
  /** Problems of the row as it is drawn, and of the sample in it. */
  told: readonly string[];
  found: readonly string[];
  onClick: () => void;
  onPick: (path: string) => void;
  onClear: () => void;
};

const KIND_SIGNS = { path: '→', constant: '=', expression: 'ƒ' } as const;

export function MappingFieldLine({ line, index, isActive, isOpen, value, told, found, ...act }: Props) {
  const { t } = useTranslation(['mapping', 'panel']);
  const language = usePreferences((state) => state.language);
  const { readOnly } = useFieldScope();
  const drop = useDropTarget(act.onPick);
  const { row } = line;
  const title = line.names?.[language] || line.label;
  const required = line.required || row?.required === true;
  const isMissing = required && row === undefined;
  const wrong = [...told, ...found];
  const rules = row?.rules?.length ?? 0;
  return (
    <>
      <div className={`mapping-cells ${isActive ? 'is-active' : ''} ${drop.isLit ? 'is-lit' : ''}`}>
        <button
          type="button"
          className="mapping-line"
          data-line
          aria-expanded={isOpen}
          aria-current={isActive}
          tabIndex={isActive ? 0 : -1}
          onFocus={act.onFocus}
          onKeyDown={act.onKeyDown}
          onClick={act.onClick}
          {...drop.handlers}
        >
          <span className="mapping-to" style={{ paddingLeft: 4 + line.depth * 16 }}>
            <TypeMark type={line.type} />
            <span className="mapping-title" title={line.target}>
              {title}
            </span>
            {required ? (
              <span className="field-required" title={t('panel:required')}>
                *
              </span>
            ) : null}
            {title === line.label ? null : <code>{line.label}</code>}
          </span>
          <span className={`mapping-from ${isMissing ? 'is-missing' : ''}`}>
            {row === undefined ? (
              <span className="mapping-nothing">{t(isMissing ? 'missing' : 'open')}</span>
            ) : (
              <span className={`mapping-source is-${row.source.kind}`}>
                <b title={t(`panel:mapping.kinds.${row.source.kind}`)}>{KIND_SIGNS[row.source.kind]}</b>
                <span title={sourceText(row)}>{sourceText(row) || t('whole')}</span>
              </span>
            )}
            {rules > 0 ? <span className="mapping-count">{t('rules', { count: rules })}</span> : null}
          </span>
          {value === undefined ? null : (
            <span className="mapping-value" title={value}>
              {value}
            </span>
          )}
        </button>
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          className="mapping-clear"
          style={row === undefined ? { visibility: 'hidden' } : {}}
          disabled={readOnly}
          icon={<CloseOutlined />}
          aria-label={t('clear', { name: title })}
          onClick={act.onClear}
        />
      </div>
      {wrong.length === 0 ? null : (
        <div className="mapping-wrong">
          {(isOpen ? wrong : wrong.slice(0, 1)).map((text) => (
            <div key={text} className={`field-problem ${told.includes(text) ? 'is-error' : 'is-warning'}`}>
              <ExclamationCircleFilled /> {text}
              {isOpen || wrong.length === 1 ? null : ` (+${wrong.length - 1})`}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
