/**
 * The wizard on a template: connections and answers first; with them the flows are made as drafts, all or none, and the wizard
 * goes on with those, because mapping, samples and the dry run work on stored drafts. Until they are published they belong to a
 * setup, which is gone on with or discarded.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { message } from '../../app/feedback/message.ts';
import { PageLoading } from '../../app/page-loading.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { useConnectors } from '../../designer/catalog/use-connectors.ts';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { SetupNote } from '../setups/setup-note.tsx';
import {
  bindingsOf,
  choicesOf,
  connectorUses,
  openConnectors,
  parameterQuestions,
  type WizardFlow,
} from './choices.ts';
import { ConnectionsStep } from './connections/connections-step.tsx';
import { editableSteps } from './mapping/editable-steps.ts';
import { isFilledIn } from './parameters/is-filled-in.ts';
import { type ParameterForm, ParametersStep } from './parameters/parameters-step.tsx';
import { useSetup } from './use-setup.ts';
import { useWizardStep, type WizardStep } from './use-wizard-step.ts';
import { WizardError } from './wizard-error.tsx';
import { WizardFrame } from './wizard-frame.tsx';

export function Component() {
  const { templateId = '' } = useParams();
  const [params] = useSearchParams();
  const trpc = useTRPC();
  const language = usePreferences((state) => state.language);
  // What was begun before; a setup that begins here is known already.
  const [setupId] = useState(params.get('setup') ?? undefined);
  const setup = useQuery(
    trpc.setups.get.queryOptions(
      { id: setupId ?? '' },
      { enabled: setupId !== undefined, staleTime: 0, gcTime: 0, refetchOnWindowFocus: false },
    ),
  );
  const isKnown = setupId === undefined || setup.data !== undefined;
  const version = setup.data?.templateVersion ?? undefined;
  const template = useQuery(
    trpc.templates.get.queryOptions(
      { id: templateId, language, ...(version === undefined ? {} : { version }) },
      { enabled: isKnown },
    ),
  );
  const connectors = useConnectors();
  const error = setup.error ?? template.error ?? connectors.error;
  if (error) {
    const again = () =>
      Promise.all([...(setup.error ? [setup] : []), template, connectors].map((each) => each.refetch()));
    return <WizardError error={error} again={() => void again()} />;
  }
  if (!isKnown || !template.data || !connectors.data) return <PageLoading />;
  const { data: begun } = setup;
  if (begun?.rootFlowId != null)
    return <Navigate to={`/flows/${begun.rootFlowId}/configure?step=${begun.step}`} replace />;
  return (
    <CreateWizard key={templateId} template={template.data} connectors={connectors.data} begun={begun} />
  );
}

type Props = {
  template: ServerOutputs['templates']['get'];
  connectors: ServerOutputs['connectors']['list'];
  begun: ServerOutputs['setups']['get'] | undefined;
};

const LATER: ReadonlySet<WizardStep> = new Set(['mapping', 'try', 'publish']);

function CreateWizard({ template, connectors, begun }: Props) {
  const { t } = useTranslation('wizard');
  const language = usePreferences((state) => state.language);
  const readOnly = !useCan('builder');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [step, show] = useWizardStep();
  const [form] = Form.useForm<ParameterForm>();
  const flows = template.flows.map(
    ({ key, names, document }): WizardFlow => ({
      id: key,
      name: names[language],
      document,
      bindings: { connections: {}, parameters: {} },
    }),
  );
  const uses = connectorUses(flows, connectors);
  const name = template.names[language];
  const setup = useSetup({ id: template.id, version: template.version, name }, begun, () =>
    choicesOf(flows, uses),
  );
  const { choices, change } = setup;
  const open = openConnectors(uses, choices);
  const questions = parameterQuestions(flows);
  const idle = new Set<WizardStep>([
    ...(uses.length === 0 ? (['connections'] as const) : []),
    ...(questions.length === 0 ? (['parameters'] as const) : []),
    ...(editableSteps(flows, connectors).length === 0 ? (['mapping'] as const) : []),
  ]);
  const brings = template.relation === 'mine' ? [] : template.parts;
  const settings = Object.fromEntries(
    Object.entries(template.connectionSettings).map(([connector, fields]) => [
      connector,
      Object.fromEntries(fields.map(({ key, value }) => [key, value])),
    ]),
  );
  const create = useMutation({
    mutationFn: async () => {
      const bound = flows.map((flow) => ({ flow, bindings: bindingsOf(flow, flows, uses, choices) }));
      return client.templates.createFlow.mutate({
        templateId: template.id,
        version: template.version,
        language,
        name,
        connections: {},
        flows: Object.fromEntries(
          bound.map(({ flow, bindings }) => [flow.id, { connections: bindings.connections }]),
        ),
        parameters: Object.assign({}, ...bound.map(({ bindings }) => bindings.parameters)),
        setupId: await setup.begin(step),
      });
    },
    onSuccess: async ({ flows: made }) => {
      setup.end();
      await Promise.all(
        // Connectors of the template's own may have come with it.
        [trpc.flows, trpc.setups, ...(brings.length > 0 ? [trpc.connectors] : [])].map((of) =>
          queries.invalidateQueries({ queryKey: of.pathKey() }),
        ),
      );
      await navigate(
        `/flows/${made[0]?.id ?? ''}/configure?step=${idle.has('mapping') ? 'try' : 'mapping'}`,
        {
          replace: true,
        },
      );
    },
  });
  const sayFailure = (error: unknown) => void message.error(errorText(error));
  const go = (to: WizardStep) => {
    show(to);
    if (!readOnly) setup.left(to).catch(sayFailure);
  };
  if (LATER.has(step)) return <Navigate to="?step=parameters" replace />;
  const next =
    step === 'connections' && (questions.length > 0 || readOnly)
      ? { onClick: () => go('parameters') }
      : {
          label: t('make', { count: flows.length }),
          busy: create.isPending,
          onClick: () => void isFilledIn(form).then((filled) => filled && create.mutate()),
        };
  return (
    <WizardFrame
      title={t('createTitle', { name })}
      subtitle={t('createSubtitle', { count: flows.length })}
      step={step}
      onGo={go}
      made={false}
      closed={LATER}
      idle={idle}
      done={new Set(open.length === 0 ? ['connections'] : [])}
      notes={{
        connections: t('connections.chosen', { done: uses.length - open.length, all: uses.length }),
        parameters: t('parameters.count', { count: questions.length }),
      }}
      {...(readOnly && step === 'parameters' ? {} : { next })}
    >
      {setup.id === undefined ? null : (
        <SetupNote
          setupId={setup.id}
          readOnly={readOnly}
          onDiscarded={() => {
            setup.end();
            void navigate('/templates');
          }}
        />
      )}
      {step === 'connections' ? (
        <>
          {open.length > 0 ? (
            <Alert type="info" showIcon title={t('connections.open', { count: open.length })} />
          ) : null}
          {brings.length > 0 ? (
            <Alert
              type="info"
              showIcon
              data-testid="template-brings"
              title={t('brings', { names: brings.map(({ names }) => names[language]).join(', ') })}
            />
          ) : null}
          <ConnectionsStep
            {...{ uses, connectors, choices, readOnly, settings }}
            onChange={change}
            onMade={(id) => setup.madeConnection(step, id).catch(sayFailure)}
          />
        </>
      ) : (
        <ParametersStep
          {...{ form, choices, readOnly }}
          questions={questions}
          sandbox={template.sandboxParameters}
          onChange={change}
        />
      )}
      {create.isError ? <Alert type="error" showIcon title={errorText(create.error)} /> : null}
    </WizardFrame>
  );
}
