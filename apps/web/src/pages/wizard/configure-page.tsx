/** The wizard on flows that are there: opened again at any time, for flows of a template and any others, without the canvas. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { message } from '../../app/feedback/message.ts';
import { PageLoading } from '../../app/page-loading.tsx';
import { useCan } from '../../app/session.ts';
import { CallableFlowsProvider } from '../../designer/catalog/callable-flows.tsx';
import { useConnectors } from '../../designer/catalog/use-connectors.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { SetupNote } from '../setups/setup-note.tsx';
import { openConnectors } from './choices.ts';
import { ConnectionsStep } from './connections/connections-step.tsx';
import { editableSteps } from './mapping/editable-steps.ts';
import { MappingStep } from './mapping/mapping-step.tsx';
import { ParametersStep } from './parameters/parameters-step.tsx';
import { PublishStep } from './publish/publish-step.tsx';
import { StaleChoices } from './stale-choices.tsx';
import { TryStep } from './try/try-step.tsx';
import { useFamilyChoices } from './use-family-choices.ts';
import { useFamilyStores } from './use-family-stores.ts';
import { neighbour, useWizardStep, WIZARD_STEPS, type WizardStep } from './use-wizard-step.ts';
import { type Family, type Wizard, WizardContext } from './wizard-context.ts';
import { WizardError } from './wizard-error.tsx';
import { WizardFrame } from './wizard-frame.tsx';

export function Component() {
  const { flowId = '' } = useParams();
  const trpc = useTRPC();
  const family = useQuery(trpc.families.get.queryOptions({ id: flowId }));
  const connectors = useConnectors();
  const error = family.data === undefined ? (family.error ?? connectors.error) : connectors.error;
  if (error)
    return (
      <WizardError error={error} again={() => void Promise.all([family.refetch(), connectors.refetch()])} />
    );
  if (!family.data || !connectors.data) return <PageLoading />;
  return (
    <CallableFlowsProvider>
      <ConfigureWizard key={flowId} family={family.data} connectors={connectors.data} />
    </CallableFlowsProvider>
  );
}

type Props = { family: Family; connectors: Wizard['connectors'] };

function ConfigureWizard({ family, connectors }: Props) {
  const { t } = useTranslation('wizard');
  const readOnly = !useCan('builder');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { setupId } = family;
  const [root] = family.flows;
  if (!root) throw new Error('wizard-family-without-flows');
  const { storeOf, settle } = useFamilyStores(family, readOnly);
  const again = useCallback(
    () => queries.invalidateQueries(trpc.families.get.queryFilter({ id: root.id })),
    [queries, trpc, root.id],
  );
  const wizard: Wizard = useMemo(
    () => ({ family, root, connectors, readOnly, storeOf, settle, again }),
    [family, root, connectors, readOnly, storeOf, settle, again],
  );
  const [step, show] = useWizardStep();
  const chosen = useFamilyChoices(wizard);
  const { uses, questions, choices, change, form } = chosen;
  const go = async (to: WizardStep) => {
    // Going back loses nothing and asks for nothing: what was chosen is kept.
    const back = WIZARD_STEPS.indexOf(to) < WIZARD_STEPS.indexOf(step);
    if (to === step || !(back || (await chosen.save()))) return;
    show(to);
    keep({ step: to });
  };
  const keep = (stands: { step?: WizardStep; connectionId?: string }) => {
    if (setupId === null || readOnly) return;
    client.setups.keep.mutate({ id: setupId, ...stands }).then(
      () => queries.invalidateQueries({ queryKey: trpc.setups.pathKey() }),
      (error: unknown) => message.error(errorText(error)),
    );
  };
  const idle = new Set<WizardStep>([
    ...(uses.length === 0 ? (['connections'] as const) : []),
    ...(questions.length === 0 ? (['parameters'] as const) : []),
    ...(editableSteps(family.flows, connectors).length === 0 ? (['mapping'] as const) : []),
  ]);
  const following = neighbour(step, 1, idle);
  const open = openConnectors(uses, choices);
  const published = family.flows.every(({ draftPublished, enabled }) => draftPublished && enabled);
  return (
    <WizardContext value={wizard}>
      <WizardFrame
        title={t(setupId === null ? 'configureTitle' : 'createTitle', { name: root.name })}
        subtitle={t(setupId === null ? 'configureSubtitle' : 'createSubtitle', {
          count: family.flows.length,
        })}
        actions={
          <Link to={`/flows/${root.id}`}>
            <Button>{t('openDesigner')}</Button>
          </Link>
        }
        step={step}
        onGo={(to) => void go(to)}
        done={
          new Set([
            ...(open.length === 0 ? (['connections'] as const) : []),
            ...(published ? (['publish'] as const) : []),
          ])
        }
        notes={{
          connections: t('connections.chosen', { done: uses.length - open.length, all: uses.length }),
          parameters: t('parameters.count', { count: questions.length }),
        }}
        idle={idle}
        made
        {...(following === undefined
          ? published
            ? { next: { label: t('finish'), onClick: () => void navigate('/flows') } }
            : {}
          : {
              next: {
                label: t(chosen.dirty ? 'saveAndNext' : 'next'),
                busy: chosen.saving,
                onClick: () => void go(following),
              },
            })}
      >
        {setupId === null ? null : (
          <SetupNote setupId={setupId} readOnly={readOnly} onDiscarded={() => void navigate('/flows')} />
        )}
        {chosen.refused ? <StaleChoices error={chosen.refused} onPresent={chosen.present} /> : null}
        {step === 'connections' ? (
          <ConnectionsStep
            {...{ uses, connectors, choices, readOnly }}
            onChange={change}
            onMade={(connectionId) => keep({ connectionId })}
          />
        ) : null}
        {step === 'parameters' ? (
          <ParametersStep
            key={chosen.opened}
            {...{ form, questions, choices, readOnly }}
            sandbox={family.sandboxParameters}
            onChange={change}
          />
        ) : null}
        {step === 'mapping' ? <MappingStep /> : null}
        {step === 'try' ? <TryStep onGo={(to) => void go(to)} /> : null}
        {step === 'publish' ? <PublishStep onGo={(to) => void go(to)} /> : null}
      </WizardFrame>
    </WizardContext>
  );
}
