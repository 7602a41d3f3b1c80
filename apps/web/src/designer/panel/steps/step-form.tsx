import type { Step } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { MapFieldsForm } from '../../fields/mapping/map-fields-form.tsx';
import { ActionForm } from './action-form.tsx';
import { AggregateForm } from './aggregate-form.tsx';
import { CallFlowForm } from './call-flow-form.tsx';
import { ConditionForm } from './condition-form.tsx';
import { DatasetDeliverForm } from './dataset-deliver-form.tsx';
import { DatasetStageForm } from './dataset-stage-form.tsx';
import { ChunkArrayForm, FilterArrayForm, SortArrayForm } from './list-forms.tsx';
import { ForEachForm, WhileForm } from './loop-forms.tsx';
import { ParallelForm } from './parallel-form.tsx';
import { RespondForm } from './respond-form.tsx';
import { SwitchForm } from './switch-form.tsx';
import { BuildJsonForm, CodeForm, ParseJsonForm, TerminateForm } from './value-forms.tsx';
import { IncrementVariableForm, InitVariableForm, SetVariableForm } from './variable-forms.tsx';
import { WaitForm } from './wait-form.tsx';

/** The input tab of a step: its kind's own form. */
export function StepForm({ step }: { step: Step }) {
  const { t } = useTranslation('steps');
  switch (step.kind) {
    case 'action':
      return <ActionForm step={step} />;
    case 'condition':
      return <ConditionForm step={step} />;
    case 'switch':
      return <SwitchForm step={step} />;
    case 'forEach':
      return <ForEachForm step={step} />;
    case 'while':
      return <WhileForm step={step} />;
    case 'terminate':
      return <TerminateForm step={step} />;
    case 'respond':
      return <RespondForm step={step} />;
    case 'initVariable':
      return <InitVariableForm step={step} />;
    case 'setVariable':
    case 'appendToArray':
    case 'appendToText':
      return <SetVariableForm step={step} />;
    case 'incrementVariable':
      return <IncrementVariableForm step={step} />;
    case 'buildJson':
      return <BuildJsonForm step={step} />;
    case 'parseJson':
      return <ParseJsonForm step={step} />;
    case 'mapFields':
      return <MapFieldsForm step={step} />;
    case 'filterArray':
      return <FilterArrayForm step={step} />;
    case 'sortArray':
      return <SortArrayForm step={step} />;
    case 'chunkArray':
      return <ChunkArrayForm step={step} />;
    case 'aggregate':
      return <AggregateForm step={step} />;
    case 'parallel':
      return <ParallelForm step={step} />;
    case 'wait':
      return <WaitForm step={step} />;
    case 'callFlow':
      return <CallFlowForm step={step} />;
    case 'datasetStage':
      return <DatasetStageForm step={step} />;
    case 'datasetDeliver':
      return <DatasetDeliverForm step={step} />;
    case 'code':
      return <CodeForm step={step} />;
    case 'try':
    case 'break':
    case 'continue':
      return <p className="panel-about">{t(`about.${step.kind}`)}</p>;
  }
}
