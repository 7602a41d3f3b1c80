/** Mapping tables and field sets of all flows, edited with the designer's own editors; what is changed is in the drafts. */
import type { Step } from '@flowbridge/flow';
import { Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../../../designer/catalog/step-words.ts';
import { useWords } from '../../../designer/catalog/use-words.ts';
import { FieldSetSection } from '../../../designer/fields/field-set/field-set-section.tsx';
import { MapFieldsForm } from '../../../designer/fields/mapping/map-fields-form.tsx';
import { FlowEditor } from '../flow-editor.tsx';
import { StepEditor } from '../step-editor.tsx';
import { useWizard } from '../wizard-context.ts';
import { editableSteps } from './editable-steps.ts';

export function MappingStep() {
  const { t } = useTranslation('wizard');
  const { family, connectors } = useWizard();
  const words = useWords(connectors);
  const editable = editableSteps(family.flows, connectors);
  const [chosen, setChosen] = useState(0);
  const shown = editable[chosen];
  if (!shown) return <Empty description={t('mapping.none')} />;
  return (
    <div className="wizard-split">
      <ul className="wizard-list" aria-label={t('mapping.list')}>
        {editable.map(({ flow, step }, index) => (
          <li key={`${flow.id}/${step.id}`}>
            <button
              type="button"
              aria-pressed={index === chosen}
              data-testid={`edit-${step.key}`}
              onClick={() => setChosen(index)}
            >
              {stepTitle(step, words)}
              <small>
                {t(step.kind === 'mapFields' ? 'mapping.table' : 'mapping.fields')}
                {family.flows.length > 1 ? ` · ${flow.name}` : ''}
              </small>
            </button>
          </li>
        ))}
      </ul>
      <div className="wizard-editor" data-testid="wizard-editor">
        <FlowEditor key={shown.flow.id} flowId={shown.flow.id}>
          <StepEditor
            key={shown.step.id}
            stepId={shown.step.id}
            form={(step) => <StepFields step={step} />}
          />
        </FlowEditor>
      </div>
    </div>
  );
}

function StepFields({ step }: { step: Step }) {
  if (step.kind === 'mapFields') return <MapFieldsForm step={step} />;
  if (step.kind !== 'action') return null;
  return (
    <>
      <FieldSetSection step={step} side="input" />
      <FieldSetSection step={step} side="output" />
    </>
  );
}
