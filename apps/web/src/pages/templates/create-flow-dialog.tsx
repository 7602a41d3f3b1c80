/** Makes flows of a template: a name, a connection per system, the answers to its questions; then opens the designer. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { message } from '../../app/feedback/message.ts';
import { usePreferences } from '../../app/preferences.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { ConnectionItem } from './connection-item.tsx';
import { ParameterItem } from './parameter-item.tsx';
import { initialText, type ParameterText, readParameters } from './parameter-text.ts';
import type { TemplateItem } from './templates-page.tsx';

type Values = {
  name: string;
  connections?: Record<string, string | undefined>;
  parameters?: Record<string, ParameterText>;
};
type Props = { template: TemplateItem; connectors: readonly ConnectorManifest[]; onClose: () => void };

export function CreateFlowDialog({ template, connectors, onClose }: Props) {
  const { t } = useTranslation(['templates', 'shell']);
  const language = usePreferences((state) => state.language);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [form] = Form.useForm<Values>();
  const detail = useQuery(trpc.templates.get.queryOptions({ id: template.id, language }));
  const several = template.flows.length > 1;
  const create = useMutation(
    trpc.templates.createFlow.mutationOptions({
      onSuccess: async ({ flows }) => {
        await queries.invalidateQueries({ queryKey: trpc.flows.pathKey() });
        message.success(t('templates:created', { count: flows.length }));
        const first = flows[0];
        await navigate(flows.length === 1 && first ? `/flows/${first.id}` : '/flows');
      },
    }),
  );
  const needing = template.connectors.flatMap((key) => {
    const connector = connectors.find((each) => each.key === key);
    const needs = connector && (connector.auth.kind !== 'none' || connector.variables.length > 0);
    return needs ? [connector] : [];
  });
  const submit = ({ name, connections = {}, parameters = {} }: Values) =>
    create.mutate({
      templateId: template.id,
      language,
      name: name.trim(),
      connections: Object.fromEntries(
        Object.entries(connections).flatMap(([key, id]) => (id === undefined ? [] : [[key, id]])),
      ),
      parameters: readParameters(detail.data?.parameters ?? [], parameters),
    });
  return (
    <Modal
      open
      width={600}
      title={t('templates:createTitle', { name: template.names[language] })}
      okText={t('templates:start')}
      okButtonProps={{ ...testId('create-from-template'), disabled: !detail.data }}
      cancelText={t('shell:cancel')}
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {detail.isPending ? <Skeleton active /> : null}
      {detail.isError ? <Alert type="error" showIcon title={errorText(detail.error)} /> : null}
      {detail.data ? (
        <Form<Values>
          form={form}
          layout="vertical"
          onFinish={submit}
          scrollToFirstError
          initialValues={{
            name: template.names[language],
            parameters: Object.fromEntries(
              detail.data.parameters.map((parameter) => [parameter.key, initialText(parameter)]),
            ),
          }}
        >
          <Form.Item
            name="name"
            label={t(several ? 'templates:nameSeveral' : 'templates:name')}
            {...(several ? { extra: t('templates:nameSeveralHelp', { count: template.flows.length }) } : {})}
            rules={[{ required: true, whitespace: true, max: 200, message: t('templates:nameNeeded') }]}
          >
            <Input data-testid="template-flow-name" />
          </Form.Item>
          {needing.length > 0 ? <h3 className="form-section">{t('templates:connections')}</h3> : null}
          {needing.map((connector) => (
            <ConnectionItem key={connector.key} connector={connector} />
          ))}
          {detail.data.parameters.length > 0 ? (
            <h3 className="form-section">{t('templates:parameters')}</h3>
          ) : null}
          {detail.data.parameters.map((parameter) => (
            <ParameterItem key={parameter.key} parameter={parameter} />
          ))}
        </Form>
      ) : null}
      {create.isError ? <Alert type="error" showIcon title={errorText(create.error)} /> : null}
    </Modal>
  );
}
