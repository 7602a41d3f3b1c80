import type { ConfigOf, StepId, StepOf, Template } from '@flowbridge/flow';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionEditor } from '../../fields/condition-editor.tsx';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { AddButton, RemoveButton } from '../../fields/row-buttons.tsx';
import { TemplateInput } from '../../fields/template/template-input.tsx';
import { textFromTemplate } from '../../fields/typed-text.ts';
import { FieldScopeOf } from '../field-scope-of.tsx';
import { TemplateField } from '../template-field.tsx';
import { useChangeConfig } from '../use-change.ts';
import { ListItems } from './list-items.tsx';

export function FilterArrayForm({ step }: { step: StepOf<'filterArray'> }) {
  const { t } = useTranslation('panel');
  const change = useChangeConfig(step);
  return (
    <>
      <ListItems value={step.config.items} onChange={(items) => change({ items })} />
      <div className="panel-section">{t('list.keep')}</div>
      <FieldScopeOf place={{ stepId: step.id, view: 'mappingRow' }}>
        <ConditionEditor path="test" test={step.config.test} onChange={(test) => change({ test })} />
      </FieldScopeOf>
      <p className="panel-about">{t('list.row')}</p>
    </>
  );
}

export function SortArrayForm({ step }: { step: StepOf<'sortArray'> }) {
  const { t } = useTranslation('panel');
  const change = useChangeConfig(step);
  return (
    <>
      <ListItems value={step.config.items} onChange={(items) => change({ items })} />
      <SortRows stepId={step.id} by={step.config.by} onChange={(by) => change({ by })} />
      <p className="panel-about">{t('list.row')}</p>
      <p className="panel-about">{t('list.sortHelp')}</p>
    </>
  );
}

type By = ConfigOf<'sortArray'>['by'];
const FIRST_BY: By[number] = { value: '{{ loops.row.item }}', direction: 'ascending' };

function SortRows({ stepId, by, onChange }: { stepId: StepId; by: By; onChange: (by: By) => void }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const replace = (index: number, next: By[number]) =>
    onChange(by.map((each, at) => (at === index ? next : each)));
  return (
    <FieldRow path="by" label={t('list.by')} required>
      <FieldScopeOf place={{ stepId, view: 'mappingRow' }}>
        {by.map((each, index) => (
          <FieldRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their position
            key={index}
            path={`by.${index}.value`}
            label={t('list.byNumber', { number: index + 1 })}
            actions={
              <>
                <Select
                  size="small"
                  value={each.direction}
                  disabled={readOnly}
                  popupMatchSelectWidth={false}
                  aria-label={t('list.direction')}
                  data-testid={`field-by.${index}.direction`}
                  options={(['ascending', 'descending'] as const).map((direction) => ({
                    value: direction,
                    label: t(`list.directions.${direction}`),
                  }))}
                  onChange={(direction) => replace(index, { ...each, direction })}
                />
                <RemoveButton label={t('list.removeBy')} onRemove={() => onChange(by.toSpliced(index, 1))} />
              </>
            }
          >
            <TemplateInput
              path={`by.${index}.value`}
              label={t('list.byNumber', { number: index + 1 })}
              value={textFromTemplate(each.value)}
              onChange={(value) => replace(index, { ...each, value })}
            />
          </FieldRow>
        ))}
      </FieldScopeOf>
      <AddButton
        testId="add-by"
        label={t('list.addBy')}
        full={by.length >= 10}
        onAdd={() => onChange([...by, FIRST_BY])}
      />
    </FieldRow>
  );
}

export function ChunkArrayForm({ step }: { step: StepOf<'chunkArray'> }) {
  const { t } = useTranslation('panel');
  const change = useChangeConfig(step);
  return (
    <>
      <ListItems value={step.config.items} onChange={(items) => change({ items })} />
      <TemplateField
        path="size"
        label={t('list.size')}
        type="integer"
        required
        value={step.config.size === '' ? undefined : step.config.size}
        onChange={(size) => change({ size: sizeFrom(size) })}
      />
    </>
  );
}

/** A number that cannot be a size stays as text, so that the check tells it at the field. */
function sizeFrom(size: Template | undefined): number | string {
  if (typeof size !== 'number') return typeof size === 'string' ? size : '';
  return Number.isInteger(size) && size >= 1 && size <= 1_000_000 ? size : String(size);
}
