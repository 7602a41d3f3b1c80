import { freeKey, type Template } from '@flowbridge/flow';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { AddButton } from '../fields/row-buttons.tsx';
import { TemplateField } from './template-field.tsx';

type Values = Readonly<Record<string, Template>>;
type Props = {
  /** Where the record stands in the config. */
  path: string;
  values: Values;
  onChange: (values: Record<string, Template>) => void;
};

/** Values under names that the builder chooses. */
export function NamedValues({ path, values, onChange }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const set = (key: string, value: Template | undefined) => {
    const { [key]: _, ...others } = values;
    onChange(value === undefined ? others : { ...values, [key]: value });
  };
  const add = () => {
    const name = freeKey('value', (tried) => Object.hasOwn(values, tried));
    onChange({ ...values, [name]: '' });
  };
  const rename = (from: string, to: string) => {
    if (to === '' || Object.hasOwn(values, to)) return;
    onChange(
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key === from ? to : key, value])),
    );
  };
  return (
    <>
      {Object.entries(values).map(([key, value], index) => (
        // Names are edited in place: the position is the row's identity while its name changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="code-input">
          <Input
            size="small"
            defaultValue={key}
            disabled={readOnly}
            aria-label={t('namedValues.name')}
            onBlur={(event) => rename(key, event.target.value)}
          />
          <TemplateField
            path={`${path}.${key}`}
            label={key}
            type="any"
            value={value}
            onChange={(next) => set(key, next ?? '')}
          />
          <Button size="small" type="link" disabled={readOnly} onClick={() => set(key, undefined)}>
            {t('namedValues.remove')}
          </Button>
        </div>
      ))}
      <AddButton testId={`add-${path}`} label={t('namedValues.add')} onAdd={add} />
    </>
  );
}
