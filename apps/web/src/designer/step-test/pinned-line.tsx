import { PushpinOutlined } from '@ant-design/icons';
import type { Step } from '@flowbridge/flow';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { useChangeStep } from '../panel/use-change.ts';
import { useDesigner } from '../store/designer-context.ts';

/** Says that test runs do not run the step, and leads to its sample. Nothing for a step without one. */
export function PinnedLine({ step }: { step: Step }) {
  const { t } = useTranslation('stepTest');
  const { store } = useDesigner();
  const { readOnly } = useFieldScope();
  const change = useChangeStep(step);
  if (!step.pinned) return null;
  return (
    <Alert
      type="info"
      showIcon
      icon={<PushpinOutlined />}
      className="panel-note"
      data-testid="pinned-line"
      title={t('pinned')}
      action={
        <span className="step-test-pin">
          <Button size="small" onClick={() => store.setState({ tab: 'output', focusField: '/pinned' })}>
            {t('edit')}
          </Button>
          <Button
            size="small"
            disabled={readOnly}
            data-testid="unpin"
            onClick={() => change({ pinned: null })}
          >
            {t('unpin')}
          </Button>
        </span>
      }
    />
  );
}
