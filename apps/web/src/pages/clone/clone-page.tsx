/** Copies a flow with everything it calls for another account set: one map of connections, one form of values, one name for all. */
import { CopyOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { PageFrame } from '../../app/page-frame.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { useCan } from '../../app/session.ts';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { byPath } from '../flows/folders/folder-tree.ts';
import { ParameterItem } from '../templates/parameter-item.tsx';
import { initialText, type ParameterText, readParameters } from '../templates/parameter-text.ts';
import { WizardError } from '../wizard/wizard-error.tsx';
import { ConnectionMap } from './connection-map.tsx';
import { DatasetItems } from './dataset-items.tsx';
import { datasetsOf, parametersOf, usedConnections } from './what-differs.ts';
import '../wizard/wizard.css';

type Values = {
  prefix?: string;
  suffix?: string;
  folder: string;
  connections?: Record<string, string | undefined>;
  parameters?: Record<string, ParameterText>;
  datasets?: Record<string, string>;
};
type Props = {
  family: ServerOutputs['families']['get'];
  connectors: ServerOutputs['connectors']['list'];
  connections: ServerOutputs['connections']['list'];
};

const SAME = 'same';
const NOWHERE = 'nowhere';

export function Component() {
  const { flowId = '' } = useParams();
  const trpc = useTRPC();
  const family = useQuery(trpc.families.get.queryOptions({ id: flowId }));
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const connections = useQuery(trpc.connections.list.queryOptions({}));
  const error = family.error ?? connectors.error ?? connections.error;
  if (error)
    return (
      <WizardError
        error={error}
        again={() => void Promise.all([family, connectors, connections].map((query) => query.refetch()))}
      />
    );
  if (!family.data || !connectors.data || !connections.data) return <PageLoading />;
  return (
    <ClonePage
      key={flowId}
      family={family.data}
      connectors={connectors.data}
      connections={connections.data}
    />
  );
}

function ClonePage({ family, connectors, connections }: Props) {
  const { t } = useTranslation(['wizard', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const readOnly = !useCan('builder');
  const [form] = Form.useForm<Values>();
  const prefix = Form.useWatch('prefix', form) ?? '';
  const suffix = Form.useWatch('suffix', form) ?? '';
  const folders = useQuery(trpc.folders.list.queryOptions());
  const { flows } = family;
  const name = flows[0]?.name ?? '';
  const used = usedConnections(flows, connections);
  const parameters = parametersOf(flows);
  const datasets = datasetsOf(flows);
  const clone = useMutation(
    trpc.families.clone.mutationOptions({
      onSuccess: async ({ id }) => {
        await Promise.all(
          [trpc.flows, trpc.setups].map((of) => queries.invalidateQueries({ queryKey: of.pathKey() })),
        );
        await navigate(`/flows/${id}/configure?step=publish`);
      },
    }),
  );
  const submit = (values: Values) => {
    const touched = parameters.filter(({ parameter }) => form.isFieldTouched(['parameters', parameter.key]));
    const read = readParameters(
      touched.map(({ parameter }) => parameter),
      values.parameters ?? {},
    );
    clone.mutate({
      id: flows[0]?.id ?? '',
      ...(values.prefix ? { prefix: values.prefix } : {}),
      ...(values.suffix ? { suffix: values.suffix } : {}),
      ...(values.folder === SAME ? {} : { folderId: values.folder === NOWHERE ? null : values.folder }),
      connections: Object.fromEntries(
        Object.entries(values.connections ?? {}).flatMap(([from, to]) =>
          to === undefined ? [] : [[from, to]],
        ),
      ),
      parameters: Object.fromEntries(
        touched.map(({ parameter }) => [parameter.key, read[parameter.key] ?? null]),
      ),
      datasets: values.datasets ?? {},
      asSetup: true,
    });
  };
  return (
    <PageFrame
      title={t('wizard:clone.title', { name })}
      subtitle={t('wizard:clone.subtitle', { count: flows.length })}
    >
      <div className="wizard-body" data-testid="clone-page">
        {readOnly ? <Alert type="info" showIcon title={t('wizard:readOnly')} /> : null}
        <Form<Values>
          form={form}
          className="wizard-form"
          layout="vertical"
          disabled={readOnly}
          scrollToFirstError
          initialValues={{
            folder: SAME,
            datasets: Object.fromEntries(datasets.map((dataset) => [dataset, `${dataset}_2`])),
            parameters: Object.fromEntries(
              parameters.map(({ parameter, value }) => [
                parameter.key,
                initialText(value === undefined ? parameter : { ...parameter, default: value }),
              ]),
            ),
          }}
          onFinish={submit}
        >
          <h3>{t('wizard:clone.names')}</h3>
          <div className="wizard-row">
            <Form.Item name="prefix" label={t('wizard:clone.prefix')} rules={[{ max: 60 }]}>
              <Input data-testid="clone-prefix" />
            </Form.Item>
            <Form.Item
              name="suffix"
              label={t('wizard:clone.suffix')}
              dependencies={['prefix']}
              rules={[
                { max: 60 },
                ({ getFieldValue }) => ({
                  validator: async (_, value: unknown) => {
                    if (`${getFieldValue('prefix') ?? ''}${value ?? ''}`.trim() === '')
                      throw new Error(t('wizard:clone.affixNeeded'));
                  },
                }),
              ]}
            >
              <Input data-testid="clone-suffix" />
            </Form.Item>
          </div>
          <ul className="wizard-made" data-testid="clone-names">
            {flows.map((flow) => (
              <li key={flow.id}>{`${prefix}${flow.name}${suffix}`}</li>
            ))}
          </ul>
          <Form.Item name="folder" label={t('wizard:publish.folder')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: SAME, label: t('wizard:clone.sameFolder') },
                { value: NOWHERE, label: t('wizard:publish.noFolder') },
                ...byPath(folders.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
              ]}
            />
          </Form.Item>
          <h3>{t('wizard:names.connections')}</h3>
          <ConnectionMap used={used} connectors={connectors} readOnly={readOnly} />
          {parameters.length > 0 ? <h3>{t('wizard:names.parameters')}</h3> : null}
          {parameters.map(({ parameter }) => (
            <ParameterItem key={parameter.key} parameter={parameter} />
          ))}
          <DatasetItems datasets={datasets} />
          {clone.isError ? <Alert type="error" showIcon title={errorText(clone.error)} /> : null}
          <footer className="wizard-foot">
            <Link to="/flows">
              <Button>{t('shell:cancel')}</Button>
            </Link>
            <Button
              type="primary"
              htmlType="submit"
              icon={<CopyOutlined />}
              loading={clone.isPending}
              data-testid="clone-start"
            >
              {t('wizard:clone.start', { count: flows.length })}
            </Button>
          </footer>
        </Form>
      </div>
    </PageFrame>
  );
}
