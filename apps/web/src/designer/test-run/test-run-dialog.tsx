/** Chooses what starts a test run: the trigger, and what it brings — filled into a form, or given as JSON. */
import type { FlowDocument, Step } from '@flowbridge/flow';
import { Alert, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testId } from '../../app/test-id.ts';
import { stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { useDesigner } from '../store/designer-context.ts';
import { TestInputFields } from './test-input-fields.tsx';
import { type GivenInput, useTestInput } from './use-test-input.ts';

export type TestInput = GivenInput & {
  /** What would change something is only shown. */
  dryRun: boolean;
};

type Props = {
  document: FlowDocument;
  /** The step after which the run is to stop; absent: at the end. */
  until?: Step | undefined;
  onClose: () => void;
  onStart: (input: TestInput) => void;
};

export function TestRunDialog({ document, until, onClose, onStart }: Props) {
  const { t } = useTranslation(['designer', 'stepTest']);
  const [dryRun, setDryRun] = useState(false);
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  const state = useTestInput(document, connectors);
  const start = () => {
    const given = state.read();
    if (given) onStart({ ...given, dryRun });
  };
  return (
    <Modal
      open
      title={until ? t('stepTest:untilTitle', { title: stepTitle(until, words) }) : t('test.title')}
      okText={dryRun ? t('stepTest:mode.dry') : t('test.start')}
      okButtonProps={{
        disabled: !state.readable,
        ...testId('test-start'),
      }}
      onCancel={onClose}
      onOk={start}
    >
      <Segmented
        block
        className="panel-note"
        aria-label={t('stepTest:mode.label')}
        data-testid="test-mode"
        value={dryRun ? 'dry' : 'real'}
        options={[
          { value: 'real', label: t('stepTest:mode.real') },
          { value: 'dry', label: t('stepTest:mode.dry') },
        ]}
        onChange={(mode) => setDryRun(mode === 'dry')}
      />
      <Alert
        type={dryRun ? 'info' : 'warning'}
        showIcon
        title={dryRun ? t('stepTest:dryRunHelp') : t('test.real')}
        className="panel-note"
      />
      <TestInputFields {...{ document, connectors, state }} />
    </Modal>
  );
}
