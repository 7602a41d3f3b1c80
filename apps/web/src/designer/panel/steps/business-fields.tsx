import { freeKey, keySchema, type Template } from '@flowbridge/flow';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { AddButton } from '../../fields/row-buttons.tsx';
import { TemplateField } from '../template-field.tsx';

type Fields = Record<string, Template>;
type Props = { value: Fields; onChange: (fields: Fields | undefined) => void };

/** The business fields of a record: a name people know and where its value comes from, one row each. */
export function BusinessFields({ value, onChange }: Props) {
  const { t } = useTranslation('ledger');
  const { readOnly } = useFieldScope();
  const put = (fields: Fields) => onChange(Object.keys(fields).length === 0 ? undefined : fields);
  const set = (name: string, template: Template | undefined) => put({ ...value, [name]: template ?? '' });
  const remove = (name: string) => {
    const { [name]: _, ...others } = value;
    put(others);
  };
  const add = () => {
    const name = freeKey('field', (tried) => Object.hasOwn(value, tried));
    put({ ...value, [name]: '' });
  };
  const rename = (from: string, to: string) => {
    if (Object.hasOwn(value, to) || !keySchema.safeParse(to).success) return;
    put(Object.fromEntries(Object.entries(value).map(([name, each]) => [name === from ? to : name, each])));
  };
  return (
    <>
      <div className="panel-section">{t('form.fields')}</div>
      {Object.entries(value).map(([name, template]) => (
        <div key={name} className="code-input">
          <Input
            size="small"
            defaultValue={name}
            disabled={readOnly}
            aria-label={t('form.fieldName')}
            onBlur={(event) => rename(name, event.target.value)}
          />
          <TemplateField
            path={`fields.${name}`}
            label={name}
            type="any"
            value={template}
            onChange={(next) => set(name, next)}
          />
          <Button size="small" type="link" disabled={readOnly} onClick={() => remove(name)}>
            {t('form.removeField')}
          </Button>
        </div>
      ))}
      <AddButton testId="add-field" label={t('form.addField')} onAdd={add} />
    </>
  );
}
