import { Alert, Checkbox, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testId } from '../../../../app/test-id.ts';
import type { Poll, PollState } from './use-poll.ts';
import { WatermarkInput } from './watermark-input.tsx';

type Props = { poll: Poll; state: PollState; onClose: () => void };

/** Sets the watermark to another place, or back to where the first poll began. */
export function ResetDialog({ poll, state, onClose }: Props) {
  const { t } = useTranslation('polls');
  const [value, setValue] = useState(state.watermark ?? undefined);
  const [anew, setAnew] = useState(false);
  const save = () =>
    poll.reset.mutate({ ...poll.trigger, watermark: anew ? null : (value ?? null) }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={t('reset.title')}
      okText={t('reset.save')}
      okButtonProps={{
        disabled: !anew && value === undefined,
        loading: poll.reset.isPending,
        ...testId('reset-save'),
      }}
      onCancel={onClose}
      onOk={save}
    >
      <Alert type="warning" showIcon title={t('reset.warning')} className="panel-note" />
      <Form layout="vertical">
        <Form.Item label={t('cursor.watermark')}>
          <WatermarkInput
            kind={state.kind}
            label={t('cursor.watermark')}
            testId="reset-watermark"
            value={anew ? undefined : value}
            onChange={setValue}
          />
        </Form.Item>
        <Checkbox checked={anew} data-testid="reset-anew" onChange={(event) => setAnew(event.target.checked)}>
          {t('reset.anew')}
        </Checkbox>
      </Form>
    </Modal>
  );
}
