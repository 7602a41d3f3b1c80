import { generateStepId, type StepOf, type SwitchCase } from '@flowbridge/flow';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { AddButton, MoveButtons, RemoveButton } from '../../fields/row-buttons.tsx';
import { useDesigner } from '../../store/designer-context.ts';
import { edit } from '../../store/edit.ts';
import { TemplateField } from '../template-field.tsx';
import { useChangeConfig, useEditReport } from '../use-change.ts';

export function SwitchForm({ step }: { step: StepOf<'switch'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const { store } = useDesigner();
  const report = useEditReport();
  const change = useChangeConfig(step);
  const { cases } = step.config;
  const replace = (index: number, next: SwitchCase) =>
    change({ cases: cases.map((each, at) => (at === index ? next : each)) });
  const add = () => {
    const added: SwitchCase = { id: generateStepId(), match: { kind: 'value', value: '' } };
    report(edit(store, { type: 'addCase', stepId: step.id, index: cases.length, case: added }));
  };
  return (
    <>
      <TemplateField
        path="value"
        label={t('switch.value')}
        type="any"
        required
        value={step.config.value === '' ? undefined : step.config.value}
        onChange={(value) => change({ value: value ?? '' })}
      />
      {cases.map((each, index) => (
        <div key={each.id} className="case-row" data-testid={`case-${index}`}>
          <div className="case-head">
            <Input
              size="small"
              variant="underlined"
              disabled={readOnly}
              value={each.title ?? ''}
              placeholder={t('switch.caseTitle', { number: index + 1 })}
              aria-label={t('switch.caseTitle', { number: index + 1 })}
              onChange={(event) => replace(index, titled(each, event.target.value))}
            />
            <MoveButtons
              index={index}
              count={cases.length}
              onMove={(to) =>
                report(edit(store, { type: 'moveCase', stepId: step.id, caseId: each.id, index: to }))
              }
            />
            <RemoveButton
              label={t('switch.removeCase')}
              onRemove={() => report(edit(store, { type: 'removeCase', stepId: step.id, caseId: each.id }))}
            />
          </div>
          <CaseMatch index={index} value={each} onChange={(next) => replace(index, next)} />
        </div>
      ))}
      <AddButton testId="add-case" label={t('switch.addCase')} onAdd={add} />
    </>
  );
}

function titled(each: SwitchCase, title: string): SwitchCase {
  const { title: _, ...others } = each;
  return title === '' ? others : { ...others, title };
}

type MatchProps = { index: number; value: SwitchCase; onChange: (value: SwitchCase) => void };

function CaseMatch({ index, value, onChange }: MatchProps) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const { match } = value;
  const setKind = (kind: SwitchCase['match']['kind']) => {
    const next: Record<typeof kind, SwitchCase['match']> = {
      value: { kind: 'value', value: '' },
      list: { kind: 'list', values: [] },
      expression: { kind: 'expression', expression: '' },
    };
    onChange({ ...value, match: next[kind] });
  };
  const path = `cases.${index}.match`;
  return (
    <>
      <Select
        size="small"
        value={match.kind}
        disabled={readOnly}
        aria-label={t('switch.matchKind')}
        options={(['value', 'list', 'expression'] as const).map((kind) => ({
          value: kind,
          label: t(`switch.match.${kind}`),
        }))}
        onChange={setKind}
      />
      {match.kind === 'value' ? (
        <TemplateField
          path={`${path}.value`}
          label={t('switch.match.value')}
          type="text"
          value={match.value}
          onChange={(next) => onChange({ ...value, match: { kind: 'value', value: next ?? '' } })}
        />
      ) : null}
      {match.kind === 'list' ? (
        <Select
          mode="tags"
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('switch.match.list')}
          data-testid={`field-${path}.values`}
          value={match.values.map(String)}
          onChange={(values: string[]) => onChange({ ...value, match: { kind: 'list', values } })}
        />
      ) : null}
      {match.kind === 'expression' ? (
        <TemplateField
          path={`${path}.expression`}
          label={t('switch.match.expression')}
          type="text"
          multiline
          value={match.expression}
          onChange={(next) =>
            onChange({
              ...value,
              match: { kind: 'expression', expression: typeof next === 'string' ? next : '' },
            })
          }
        />
      ) : null}
    </>
  );
}
