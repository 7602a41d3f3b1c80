import { type AggregateFunction, aggregateFunction, type ConfigOf, type StepOf } from '@flowbridge/flow';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { AddButton, RemoveButton } from '../../fields/row-buttons.tsx';
import { TemplateInput } from '../../fields/template/template-input.tsx';
import { textFromTemplate } from '../../fields/typed-text.ts';
import { FieldScopeOf } from '../field-scope-of.tsx';
import { NameInput } from '../name-input.tsx';
import { useChangeConfig } from '../use-change.ts';
import { ListItems } from './list-items.tsx';

type Config = ConfigOf<'aggregate'>;
type Group = NonNullable<Config['groupBy']>[number];
type Value = Config['values'][number];

export function AggregateForm({ step }: { step: StepOf<'aggregate'> }) {
  const { t } = useTranslation('panel');
  const change = useChangeConfig(step);
  const { groupBy = [], values } = step.config;
  const setGroups = (next: Group[]) => change({ groupBy: next.length === 0 ? undefined : next });
  return (
    <>
      <ListItems value={step.config.items} onChange={(items) => change({ items })} />
      <FieldScopeOf place={{ stepId: step.id, view: 'mappingRow' }}>
        <FieldRow path="groupBy" label={t('aggregate.groupBy')} description={t('aggregate.groupHelp')}>
          {groupBy.map((each, index) => (
            <GroupRow
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their position
              key={index}
              path={`groupBy.${index}`}
              group={each}
              onChange={(next) => setGroups(groupBy.with(index, next))}
              onRemove={() => setGroups(groupBy.toSpliced(index, 1))}
            />
          ))}
          <AddButton
            testId="add-groupBy"
            label={t('aggregate.addGroup')}
            full={groupBy.length >= 10}
            onAdd={() => setGroups([...groupBy, { key: freeName('group', groupBy, values), value: '' }])}
          />
        </FieldRow>
        <FieldRow path="values" label={t('aggregate.values')} required>
          {values.map((each, index) => (
            <ValueRow
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their position
              key={index}
              path={`values.${index}`}
              value={each}
              onChange={(next) => change({ values: values.with(index, next) })}
              onRemove={() => change({ values: values.toSpliced(index, 1) })}
            />
          ))}
          <AddButton
            testId="add-values"
            label={t('aggregate.addValue')}
            full={values.length >= 50}
            onAdd={() =>
              change({
                values: [...values, { key: freeName('value', groupBy, values), function: 'sum', value: '' }],
              })
            }
          />
        </FieldRow>
      </FieldScopeOf>
      <p className="panel-about">{t('list.row')}</p>
    </>
  );
}

function freeName(stem: string, ...named: (readonly { key: string }[])[]): string {
  const taken = new Set(named.flat().map(({ key }) => key));
  for (let number = 1; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

type RowProps<T> = { path: string; onChange: (next: T) => void; onRemove: () => void };

function GroupRow({ path, group, onChange, onRemove }: RowProps<Group> & { group: Group }) {
  const { t } = useTranslation('panel');
  return (
    <div className="case-row" data-testid={`row-${path}`}>
      <FieldRow
        path={`${path}.key`}
        label={t('aggregate.name')}
        actions={<RemoveButton label={t('aggregate.removeGroup')} onRemove={onRemove} />}
      >
        <NameInput
          value={group.key}
          label={t('aggregate.name')}
          testId={`field-${path}.key`}
          onChange={(key) => onChange({ ...group, key })}
        />
      </FieldRow>
      <FieldRow path={`${path}.value`} label={t('aggregate.groupedBy')}>
        <TemplateInput
          path={`${path}.value`}
          label={t('aggregate.groupedBy')}
          value={textFromTemplate(group.value)}
          onChange={(value) => onChange({ ...group, value })}
        />
      </FieldRow>
    </div>
  );
}

function ValueRow({ path, value, onChange, onRemove }: RowProps<Value> & { value: Value }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <div className="case-row" data-testid={`row-${path}`}>
      <FieldRow
        path={`${path}.key`}
        label={t('aggregate.name')}
        actions={<RemoveButton label={t('aggregate.removeValue')} onRemove={onRemove} />}
      >
        <NameInput
          value={value.key}
          label={t('aggregate.name')}
          testId={`field-${path}.key`}
          onChange={(key) => onChange({ ...value, key })}
        />
      </FieldRow>
      <FieldRow path={`${path}.function`} label={t('aggregate.function')}>
        <Select<AggregateFunction>
          size="small"
          value={value.function}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('aggregate.function')}
          data-testid={`field-${path}.function`}
          options={aggregateFunction.options.map((each) => ({
            value: each,
            label: t(`aggregate.functions.${each}`),
          }))}
          onChange={(next) => onChange({ ...value, function: next })}
        />
      </FieldRow>
      <FieldRow path={`${path}.value`} label={t('aggregate.of')}>
        <TemplateInput
          path={`${path}.value`}
          label={t('aggregate.of')}
          value={textFromTemplate(value.value)}
          {...(value.function === 'count' ? { placeholder: t('aggregate.everyItem') } : {})}
          onChange={(text) => onChange(withValue(value, text))}
        />
      </FieldRow>
      {value.function === 'join' ? (
        <FieldRow path={`${path}.separator`} label={t('aggregate.separator')}>
          <Input
            size="small"
            value={value.separator ?? ','}
            maxLength={20}
            disabled={readOnly}
            aria-label={t('aggregate.separator')}
            data-testid={`field-${path}.separator`}
            onChange={(event) => onChange({ ...value, separator: event.target.value })}
          />
        </FieldRow>
      ) : null}
    </div>
  );
}

function withValue(value: Value, text: string): Value {
  const { value: _, ...others } = value;
  return text === '' ? others : { ...others, value: text };
}
