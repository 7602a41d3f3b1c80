/** The tree view of a template value: a row per key or item, each with its type and its input. */
import { freeKey, type Template } from '@flowbridge/flow';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from '../picker/field-scope.ts';
import { AddButton, RemoveButton } from '../row-buttons.tsx';
import { TemplateInput } from '../template/template-input.tsx';
import { convertNode, NODE_TYPES, type NodeType, nodeType, renameKey } from './tree-edits.ts';

type NodeProps = { path: string; label: string; value: Template; onChange: (value: Template) => void };

export function JsonTree({ path, label, value, onChange }: NodeProps) {
  if (Array.isArray(value)) return <ArrayRows path={path} label={label} value={value} onChange={onChange} />;
  if (typeof value === 'object' && value !== null) {
    return <ObjectRows path={path} label={label} value={value} onChange={onChange} />;
  }
  return <Leaf path={path} label={label} value={value} onChange={onChange} />;
}

function ObjectRows({
  path,
  value,
  onChange,
}: Omit<NodeProps, 'value'> & { value: { [key: string]: Template } }) {
  const { t } = useTranslation(['panel', 'shell']);
  const { readOnly } = useFieldScope();
  const entries = Object.entries(value);
  const add = () => {
    const key = freeKey('field', (tried) => Object.hasOwn(value, tried));
    onChange({ ...value, [key]: '' });
  };
  return (
    <div className="json-children">
      {entries.map(([key, child], index) => (
        // Keys are edited in place: the position is the row's identity while its name changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="json-row">
          <div className="json-row-head">
            <Input
              size="small"
              className="json-key"
              defaultValue={key}
              disabled={readOnly}
              aria-label={t('json.key')}
              data-testid={`key-${path}.${index}`}
              onBlur={(event) => onChange(renameKey(value, key, event.target.value))}
              onPressEnter={(event) => event.currentTarget.blur()}
            />
            <TypeSelect
              path={`${path}.${key}`}
              value={child}
              onChange={(next) => onChange({ ...value, [key]: next })}
            />
            <RemoveButton
              label={t('shell:remove')}
              onRemove={() => onChange(Object.fromEntries(entries.filter(([other]) => other !== key)))}
            />
          </div>
          <JsonTree
            path={`${path}.${key}`}
            label={key}
            value={child}
            onChange={(next) => onChange({ ...value, [key]: next })}
          />
        </div>
      ))}
      <AddButton testId={`add-${path}`} label={t('json.addField')} onAdd={add} />
    </div>
  );
}

function ArrayRows({ path, value, onChange }: Omit<NodeProps, 'value'> & { value: Template[] }) {
  const { t } = useTranslation(['panel', 'shell']);
  const replace = (index: number, next: Template) =>
    onChange(value.map((item, at) => (at === index ? next : item)));
  const like = value.at(-1);
  return (
    <div className="json-children">
      {value.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their position
        <div key={index} className="json-row">
          <div className="json-row-head">
            <span className="json-index">{index + 1}</span>
            <TypeSelect path={`${path}.${index}`} value={item} onChange={(next) => replace(index, next)} />
            <RemoveButton
              label={t('shell:remove')}
              onRemove={() => onChange(value.filter((_, at) => at !== index))}
            />
          </div>
          <JsonTree
            path={`${path}.${index}`}
            label={t('item', { number: index + 1 })}
            value={item}
            onChange={(next) => replace(index, next)}
          />
        </div>
      ))}
      <AddButton
        testId={`add-${path}`}
        label={t('addItem')}
        onAdd={() => onChange([...value, like === undefined ? '' : structuredClone(like)])}
      />
    </div>
  );
}

function Leaf({ path, label, value, onChange }: NodeProps) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  switch (nodeType(value)) {
    case 'boolean':
      return (
        <Select
          size="small"
          value={value === true}
          disabled={readOnly}
          aria-label={label}
          data-testid={`field-${path}`}
          options={[true, false].map((each) => ({ value: each, label: t(each ? 'yes' : 'no') }))}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <Input
          size="small"
          inputMode="decimal"
          defaultValue={String(value)}
          disabled={readOnly}
          aria-label={label}
          data-testid={`field-${path}`}
          onBlur={(event) => {
            const number = Number(event.target.value);
            onChange(
              event.target.value.trim() !== '' && Number.isFinite(number) ? number : event.target.value,
            );
          }}
        />
      );
    case 'null':
      return <span className="json-null">null</span>;
    default:
      return <TemplateInput path={path} label={label} multiline value={String(value)} onChange={onChange} />;
  }
}

type TypeProps = { path: string; value: Template; onChange: (value: Template) => void };

function TypeSelect({ path, value, onChange }: TypeProps) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <Select<NodeType>
      size="small"
      className="json-type"
      disabled={readOnly}
      value={nodeType(value)}
      aria-label={t('json.type')}
      data-testid={`type-${path}`}
      popupMatchSelectWidth={false}
      options={NODE_TYPES.map((type) => ({ value: type, label: t(`json.types.${type}`) }))}
      onChange={(type) => onChange(convertNode(value, type))}
    />
  );
}
