import { type MappingRow, type ValueType, valueType } from '@flowbridge/flow';
import { AutoComplete, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from '../picker/field-scope.ts';
import { RemoveButton } from '../row-buttons.tsx';
import { TemplateInput } from '../template/template-input.tsx';
import { templateFromText, textFromTemplate } from '../typed-text.ts';
import { MappingRules } from './mapping-rules.tsx';
import type { FieldPlace } from './schema-paths.ts';

type Props = {
  path: string;
  row: MappingRow;
  sources: readonly FieldPlace[];
  onChange: (row: MappingRow) => void;
  onRemove: () => void;
};

const EMPTY_SOURCES: { [K in MappingRow['source']['kind']]: MappingRow['source'] } = {
  path: { kind: 'path', path: '' },
  constant: { kind: 'constant', value: '' },
  expression: { kind: 'expression', expression: '' },
};

/** One target field: where its value comes from and what is done to it on the way. */
export function MappingRowCard({ path, row, sources, onChange, onRemove }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <div className="mapping-row" data-field-row={path}>
      <div className="mapping-card-line">
        <Input
          size="small"
          value={row.target}
          disabled={readOnly}
          aria-label={t('mapping.target')}
          data-testid={`field-${path}.target`}
          onChange={(event) => onChange({ ...row, target: event.target.value })}
        />
        <Select<ValueType>
          size="small"
          value={row.type}
          disabled={readOnly}
          popupMatchSelectWidth={false}
          style={{ width: 92 }}
          aria-label={t('mapping.type')}
          options={valueType.options.map((type) => ({ value: type, label: t(`types.${type}`) }))}
          onChange={(type) => onChange({ ...row, type })}
        />
        <Checkbox
          checked={row.required === true}
          disabled={readOnly}
          onChange={(event) => onChange(withRequired(row, event.target.checked))}
        >
          {t('mapping.required')}
        </Checkbox>
        <RemoveButton label={t('mapping.removeRow')} onRemove={onRemove} />
      </div>
      <div className="mapping-card-line" data-source-field>
        <Select
          size="small"
          className="mapping-kind"
          value={row.source.kind}
          disabled={readOnly}
          style={{ width: 104 }}
          aria-label={t('mapping.sourceKind')}
          data-testid={`field-${path}.source.kind`}
          options={(['path', 'constant', 'expression'] as const).map((kind) => ({
            value: kind,
            label: t(`mapping.kinds.${kind}`),
          }))}
          onChange={(kind) => onChange({ ...row, source: EMPTY_SOURCES[kind] })}
        />
        <SourceInput path={path} row={row} sources={sources} onChange={onChange} />
      </div>
      <MappingRules rules={row.rules ?? []} onChange={(rules) => onChange(withRules(row, rules))} />
    </div>
  );
}

function SourceInput({ path, row, sources, onChange }: Omit<Props, 'onRemove'>) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const { source } = row;
  switch (source.kind) {
    case 'path':
      return (
        <AutoComplete
          size="small"
          style={{ flex: 1 }}
          value={source.path}
          disabled={readOnly}
          aria-label={t('mapping.kinds.path')}
          data-testid={`field-${path}.source.path`}
          options={sources.map((place) => ({ value: place.path, label: place.path }))}
          showSearch={{ filterOption: true }}
          onChange={(next) => onChange({ ...row, source: { kind: 'path', path: next } })}
        />
      );
    case 'constant':
      return (
        <Input
          size="small"
          value={textFromTemplate(source.value)}
          disabled={readOnly}
          aria-label={t('mapping.kinds.constant')}
          data-testid={`field-${path}.source.value`}
          onChange={(event) =>
            onChange({
              ...row,
              source: { kind: 'constant', value: templateFromText(event.target.value, row.type) ?? '' },
            })
          }
        />
      );
    case 'expression':
      return (
        <TemplateInput
          path={`${path}.source.expression`}
          label={t('mapping.kinds.expression')}
          value={source.expression}
          onChange={(expression) => onChange({ ...row, source: { kind: 'expression', expression } })}
        />
      );
  }
}

function withRequired(row: MappingRow, required: boolean): MappingRow {
  const { required: _, ...others } = row;
  return required ? { ...others, required } : others;
}

function withRules(row: MappingRow, rules: NonNullable<MappingRow['rules']>): MappingRow {
  const { rules: _, ...others } = row;
  return rules.length > 0 ? { ...others, rules } : others;
}
