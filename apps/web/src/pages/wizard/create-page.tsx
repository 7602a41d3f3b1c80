/**
 * The wizard on a template: connections and answers first; with them the flows are made as drafts, all or none, and the wizard
 * goes on with those. What was chosen before survives a reload.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { PageLoading } from '../../app/page-loading.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import {
  bindingsOf,
  type Choices,
  choicesOf,
  choicesSchema,
  connectorUses,
  openConnectors,
  parameterQuestions,
  type WizardFlow,
} from './choices.ts';
import { ConnectionsStep } from './connections/connections-step.tsx';
import { type ParameterForm, ParametersStep } from './parameters/parameters-step.tsx';
import { useKept } from './use-kept.ts';
import { useWizardStep, type WizardStep } from './use-wizard-step.ts';
import { WizardError } from './wizard-error.tsx';
import { WizardFrame } from './wizard-frame.tsx';

export function Component() {
  const { templateId = '' } = useParams();
  const trpc = useTRPC();
  const language = usePreferences((state) => state.language);
  const template = useQuery(trpc.templates.get.queryOptions({ id: templateId, language }));
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const error = template.error ?? connectors.error;
  if (error)
    return (
      <WizardError error={error} again={() => void Promise.all([template.refetch(), connectors.refetch()])} />
    );
  if (!template.data || !connectors.data) return <PageLoading />;
  return <CreateWizard key={templateId} template={template.data} connectors={connectors.data} />;
}

type Props = {
  template: ServerOutputs['templates']['get'];
  connectors: ServerOutputs['connectors']['list'];
};

const LATER: ReadonlySet<WizardStep> = new Set(['mapping', 'try', 'publish']);

function CreateWizard({ template, connectors }: Props) {
  const { t } = useTranslation('wizard');
  const language = usePreferences((state) => state.language);
  const readOnly = !useCan('builder');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [step, go] = useWizardStep();
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
  const [kept, keep] = useKept(`create:${template.id}:${template.version}`, choicesSchema);
  const initial = () => choicesOf(flows, uses);
  const choices = kept ?? initial();
  const open = openConnectors(uses, choices);
  const brings = template.relation === 'mine' ? [] : template.parts;
  const settings = Object.fromEntries(
    Object.entries(template.connectionSettings).map(([connector, fields]) => [
      connector,
      Object.fromEntries(fields.map(({ key, value }) => [key, value])),
    ]),
  );
  const create = useMutation(
    trpc.templates.createFlow.mutationOptions({
      onSuccess: async ({ flows: made }) => {
        keep(() => undefined);
        await queries.invalidateQueries({ queryKey: trpc.flows.pathKey() });
        // Connectors of the template's own have come with it.
        if (brings.length > 0) await queries.invalidateQueries({ queryKey: trpc.connectors.pathKey() });
        await navigate(`/flows/${made[0]?.id ?? ''}/configure?step=mapping`, { replace: true });
      },
    }),
  );
  const make = async () => {
    await form.validateFields();
    const bound = flows.map((flow) => ({ flow, bindings: bindingsOf(flow, flows, uses, choices) }));
    create.mutate({
      templateId: template.id,
      version: template.version,
      language,
      name: template.names[language],
      connections: {},
      flows: Object.fromEntries(
        bound.map(({ flow, bindings }) => [flow.id, { connections: bindings.connections }]),
      ),
      parameters: Object.assign({}, ...bound.map(({ bindings }) => bindings.parameters)),
    });
  };
  if (LATER.has(step)) return <Navigate to="?step=parameters" replace />;
  const change = (by: (before: Choices) => Choices) => keep((before) => by(before ?? initial()));
  const next =
    step === 'connections'
      ? { onClick: () => go('parameters') }
      : {
          label: t('make', { count: flows.length }),
          busy: create.isPending,
          // What is missing is said at its field.
          onClick: () => void make().catch(() => undefined),
        };
  return (
    <WizardFrame
      title={t('createTitle', { name: template.names[language] })}
      subtitle={t('createSubtitle', { count: flows.length })}
      step={step}
      onGo={go}
      closed={LATER}
      done={new Set(open.length === 0 ? ['connections'] : [])}
      notes={{
        connections: t('connections.chosen', { done: uses.length - open.length, all: uses.length }),
        parameters: t('parameters.count', { count: parameterQuestions(flows).length }),
      }}
      {...(readOnly ? {} : { next })}
    >
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
          <ConnectionsStep {...{ uses, connectors, choices, readOnly, settings }} onChange={change} />
        </>
      ) : (
        <ParametersStep
          {...{ form, choices, readOnly }}
          questions={parameterQuestions(flows)}
          sandbox={template.sandboxParameters}
          onChange={change}
        />
      )}
      {create.isError ? <Alert type="error" showIcon title={errorText(create.error)} /> : null}
    </WizardFrame>
  );
}
