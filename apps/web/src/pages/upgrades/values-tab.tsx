/** Parameters and systems the new version brings: values for them, which may also be given later. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Empty, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ParameterItem } from '../templates/parameter-item.tsx';
import { initialText, jsonFault, type ParameterText, readParameters } from '../templates/parameter-text.ts';
import { ConnectionItem } from './connection-item.tsx';
import type { UpgradeCheck, UpgradeOrder } from './use-check.ts';

export type NewValues = Required<Pick<UpgradeOrder, 'connections' | 'parameters'>>;
export const NO_VALUES: NewValues = { connections: {}, parameters: {} };

type Fields = {
  connections?: Record<string, string | undefined>;
  parameters?: Record<string, ParameterText>;
};
type Props = {
  check: UpgradeCheck | undefined;
  connectors: readonly ConnectorManifest[];
  onChange: (values: NewValues) => void;
};

export function ValuesTab({ check, connectors, onChange }: Props) {
  const { t } = useTranslation('upgrades');
  const [form] = Form.useForm<Fields>();
  const parameters = check?.parameters ?? [];
  const needed = connectors.filter(
    ({ key, auth, variables }) =>
      check?.connectors.includes(key) && (auth.kind !== 'none' || variables.length > 0),
  );
  if (parameters.length === 0 && needed.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('preview.noValues')} />;
  }
  const changed = ({ connections = {}, parameters: texts = {} }: Fields) => {
    // Half-typed JSON is none yet; what is left at its default follows the template.
    const readable = parameters.filter(({ key, type, ...rest }) => {
      const text = texts[key];
      if (type === 'json' && typeof text === 'string' && jsonFault(text) !== undefined) return false;
      return text !== initialText({ key, type, ...rest });
    });
    const given = readParameters(readable, texts);
    onChange({
      connections: Object.fromEntries(
        Object.entries(connections).flatMap(([key, id]) => (id ? [[key, id]] : [])),
      ),
      parameters: given,
    });
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      style={{ maxWidth: 560 }}
      data-testid="upgrade-values"
      initialValues={{
        parameters: Object.fromEntries(parameters.map((each) => [each.key, initialText(each)])),
      }}
      onValuesChange={(_, all) => changed(all)}
    >
      <p>{t('preview.valuesHint')}</p>
      {needed.map((connector) => (
        <ConnectionItem key={connector.key} connector={connector} />
      ))}
      {parameters.map((parameter) => (
        <ParameterItem key={parameter.key} parameter={parameter} />
      ))}
    </Form>
  );
}
