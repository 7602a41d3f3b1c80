/** One field of the target on one line: what fills it, what the sample makes of it, what is wrong with it. */
import { CloseOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { shallow } from 'zustand/vanilla/shallow';
import { usePreferences } from '../../../app/preferences.ts';
import { TypeMark } from '../picker/type-mark.tsx';
import { type FieldLine, sourceText } from './mapping-lines.ts';
import { useDropTarget } from './source-drag.ts';

type Props = {
  line: FieldLine;
  index: number;
  isActive: boolean;
  isOpen: boolean;
  readOnly: boolean;
  /** What the sample gives; undefined where no sample is shown. */
  value: string | undefined;
  /** Problems of the row as it is drawn, and of the sample in it. */
  told: readonly string[];
  found: readonly string[];
  /** Those that act, of one identity for good: what they act on is given back to them. */
  onFocus: (line: FieldLine) => void;
  onKeyDown: (event: KeyboardEvent, line: FieldLine, index: number) => void;
  onPress: (line: FieldLine) => void;
  onPick: (line: FieldLine, path: string) => void;
  onClear: (line: FieldLine) => void;
};

const KIND_SIGNS = { path: '→', constant: '=', expression: 'ƒ' } as const;

/** A key typed into one row makes new lines of all: those that say the same stay as they are drawn. */
export const MappingFieldLine = memo(function MappingFieldLine(props: Props) {
  const { line, index, isActive, isOpen, readOnly, value, told, found, ...act } = props;
  const { t } = useTranslation(['mapping', 'panel']);
  const language = usePreferences((state) => state.language);
  const drop = useDropTarget(readOnly, (path) => act.onPick(line, path));
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
          onFocus={() => act.onFocus(line)}
          onKeyDown={(event) => act.onKeyDown(event, line, index)}
          onClick={() => act.onPress(line)}
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
          onClick={() => act.onClear(line)}
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
}, saysTheSame);

function saysTheSame(before: Props, now: Props): boolean {
  return shallow(apart(before), apart(now)) && LISTS.every((each) => shallow(before[each], now[each]));
}

const LISTS = ['line', 'told', 'found'] as const;

const apart = ({ line, told, found, ...rest }: Props) => rest;
