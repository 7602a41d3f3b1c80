import type { Template } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { AddButton, MoveButtons, RemoveButton } from './row-buttons.tsx';
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
          <div className="array-item-buttons">
            <MoveButtons
              index={index}
              count={items.length}
              onMove={(to) => onChange(moved(items, index, to))}
            />
            <RemoveButton
              label={t('removeItem', { number: index + 1 })}
              onRemove={() => onChange(items.filter((_, at) => at !== index))}
            />
          </div>
        </div>
      ))}
      <AddButton
        testId={`add-${path}`}
        label={t('addItem')}
        onAdd={() => onChange([...items, itemSchema.type === 'object' ? {} : ''])}
      />
    </div>
  );
}

function moved(items: readonly Template[], from: number, to: number): Template[] {
  const others = items.filter((_, at) => at !== from);
  const item = items[from];
  return item === undefined ? others : [...others.slice(0, to), item, ...others.slice(to)];
}
