/** The answers to the flows' questions: every parameter with its description, checks and default. */
import { ExperimentOutlined } from '@ant-design/icons';
import { Button, Empty, Form, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { ParameterItem } from '../../templates/parameter-item.tsx';
import type { ParameterText } from '../../templates/parameter-text.ts';
import { type Choices, choicesSchema, type ParameterQuestion } from '../choices.ts';

export type ParameterForm = { parameters?: Record<string, ParameterText> };

type Props = {
  form: FormInstance<ParameterForm>;
  questions: readonly ParameterQuestion[];
  choices: Choices;
  /** Values for the sandbox systems, by parameter key; null: there are none. */
  sandbox: Record<string, string | number> | null;
  readOnly: boolean;
  onChange: (change: (before: Choices) => Choices) => void;
};

export function ParametersStep({ form, questions, choices, sandbox, readOnly, onChange }: Props) {
  const { t } = useTranslation('wizard');
  if (questions.length === 0) return <Empty description={t('parameters.none')} />;
  const put = (values: Record<string, ParameterText>) =>
    onChange((before) => ({
      ...before,
      parameters: choicesSchema.shape.parameters.parse(
        Object.fromEntries(
          Object.entries({ ...before.parameters, ...values }).filter(([, value]) => value !== undefined),
        ),
      ),
    }));
  const fill = () => {
    const values = Object.fromEntries(
      questions.flatMap(({ id, parameter }) => {
        const value = sandbox?.[parameter.key];
        return value === undefined ? [] : [[id, value] as const];
      }),
    );
    form.setFieldsValue({ parameters: values });
    put(values);
    message.success(t('parameters.filled', { count: Object.keys(values).length }));
  };
  return (
    <>
      {sandbox === null || readOnly ? null : (
        <div className="wizard-bar">
          <Button icon={<ExperimentOutlined />} data-testid="use-sandbox-values" onClick={fill}>
            {t('parameters.sandbox')}
          </Button>
          <span className="quiet">{t('parameters.sandboxHelp')}</span>
        </div>
      )}
      <Form<ParameterForm>
        form={form}
        className="wizard-form"
        layout="vertical"
        scrollToFirstError
        disabled={readOnly}
        initialValues={{ parameters: choices.parameters }}
        onValuesChange={(_, { parameters = {} }) => put(parameters)}
      >
        {questions.map(({ id, parameter, flows, ofOne }) => (
          <ParameterItem
            key={id}
            id={id}
            parameter={parameter}
            {...(ofOne && flows[0] ? { note: flows[0].name } : {})}
          />
        ))}
      </Form>
    </>
  );
}
