import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Template } from '@flowbridge/flow';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CompositeFieldProps } from './value-field-props.ts';

/** A list built item by item. */
export function ArrayField({ path, schema, value, onChange, Field }: CompositeFieldProps) {
  const { t } = useTranslation('panel');
  const items = Array.isArray(value) ? value : [];
  const itemSchema = schema.items ?? { type: 'any' as const };
  const replace = (index: number, next: Template | undefined) =>
    onChange(items.map((item, at) => (at === index ? (next ?? '') : item)));
  return (
    <div className="field-group">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their position
        <div key={index} className="array-item">
          <Field
            path={`${path}.${index}`}
            label={t('item', { number: index + 1 })}
            schema={itemSchema}
            value={item}
            onChange={(next) => replace(index, next)}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('removeItem', { number: index + 1 })}
            onClick={() => onChange(items.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        data-testid={`add-${path}`}
        onClick={() => onChange([...items, itemSchema.type === 'object' ? {} : ''])}
      >
        {t('addItem')}
      </Button>
    </div>
  );
}
