import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { CreatedCredential } from './created-credential.tsx';
import type { Credential } from './credentials-tab.tsx';

const OVERLAP_HOURS = { none: 0, hour: 1, day: 24, week: 168, month: 720 } as const;
const OVERLAPS = ['none', 'hour', 'day', 'week', 'month'] as const;
/** The shortest secret of one's own, by kind; others are made here. */
const SHORTEST: Partial<Record<Credential['kind'], number>> = { hmacKey: 8, jwtSecret: 32 };

type Fields = { overlap: (typeof OVERLAPS)[number]; secret?: string };

/** Gives a credential a new value, shown this once, while the present one goes on for a time. */
export function RotateCredential({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [form] = Form.useForm<Fields>();
  const shortest = SHORTEST[credential.kind];
  const rotate = useMutation(
    trpc.apiCredentials.rotate.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.apiCredentials.pathKey() }),
    }),
  );
  if (rotate.data !== undefined) return <CreatedCredential credential={rotate.data} onClose={onClose} />;
  return (
    <Modal
      open
      title={t('credentials.rotateTitle', { name: credential.name })}
      okText={t('credentials.rotate')}
      okButtonProps={{ ...testId('rotate-start') }}
      cancelText={t('shell:cancel')}
      confirmLoading={rotate.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{t('credentials.rotateHint')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ overlap: 'day' }}
        onFinish={({ overlap, secret }) =>
          rotate.mutate({
            id: credential.id,
            overlapHours: OVERLAP_HOURS[overlap],
            ...(secret ? { secret } : {}),
          })
        }
      >
        <Form.Item
          name="overlap"
          label={t('credentials.overlap')}
          {...(rotate.isError ? { help: errorText(rotate.error), validateStatus: 'error' as const } : {})}
        >
          <Select
            data-testid="rotate-overlap"
            options={OVERLAPS.map((each) => ({ value: each, label: t(`credentials.overlaps.${each}`) }))}
          />
        </Form.Item>
        {shortest === undefined ? null : (
          <Form.Item
            name="secret"
            label={t('credentials.secret')}
            extra={t('credentials.secretHelp')}
            rules={[{ min: shortest, message: t('credentials.secretShort', { count: shortest }) }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
