import type { Step, Trigger } from '@flowbridge/flow';
import { type ReactNode, useMemo } from 'react';
import { FieldProblemsContext } from '../../designer/fields/field-problems.ts';
import { FieldScopeContext } from '../../designer/fields/picker/field-scope.ts';
import { StepForm } from '../../designer/panel/steps/step-form.tsx';
import { TriggerForm } from '../../designer/panel/triggers/trigger-form.tsx';
import { useFieldScopeOf } from '../../designer/panel/use-field-scope-of.tsx';
import { useProblems } from '../../designer/problems/problems-context.ts';
import { useDesignerState } from '../../designer/store/designer-context.ts';

/** The designer's form of one step. Inside a `FlowEditor`; nothing for a step that is gone. */
export function StepEditor({ stepId, form }: { stepId: string; form?: (step: Step) => ReactNode }) {
  const step = useDesignerState((state) =>
    Object.values(state.document.steps).find((each) => each.id === stepId),
  );
  return step ? <EditedStep key={step.id} step={step} form={form} /> : null;
}

function EditedStep({ step, form }: { step: Step; form: ((step: Step) => ReactNode) | undefined }) {
  const scope = useFieldScopeOf({ stepId: step.id });
  const all = useProblems();
  const problems = useMemo(() => all.filter((each) => each.stepId === step.id), [all, step.id]);
  return (
    <FieldScopeContext value={scope}>
      <FieldProblemsContext value={problems}>
        {form ? form(step) : <StepForm step={step} />}
      </FieldProblemsContext>
    </FieldScopeContext>
  );
}

/** The same for a trigger. */
export function TriggerEditor({ triggerId }: { triggerId: string }) {
  const trigger = useDesignerState((state) => state.document.triggers.find((each) => each.id === triggerId));
  return trigger ? <EditedTrigger key={trigger.id} trigger={trigger} /> : null;
}

function EditedTrigger({ trigger }: { trigger: Trigger }) {
  const scope = useFieldScopeOf({ triggerId: trigger.id });
  const all = useProblems();
  const problems = useMemo(() => all.filter((each) => each.triggerId === trigger.id), [all, trigger.id]);
  return (
    <FieldScopeContext value={scope}>
      <FieldProblemsContext value={problems}>
        <TriggerForm trigger={trigger} />
      </FieldProblemsContext>
    </FieldScopeContext>
  );
}
