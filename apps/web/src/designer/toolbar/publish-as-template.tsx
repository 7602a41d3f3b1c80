import { AppstoreAddOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';
import { PublishTemplateDialog } from '../../pages/templates/publish/publish-template.tsx';
import { useFlow } from '../flow-context.ts';

/** Opens the dialog that makes a template of the flow's published version. */
export function PublishAsTemplate({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation('packages');
  const flow = useFlow();
  const mayBuild = useCan('builder');
  const [open, setOpen] = useState(false);
  const unpublished = flow.publishedVersion === null;
  return (
    <>
      <Tooltip title={unpublished ? t('publish.needsVersion') : t('publish.action')}>
        <Button
          type="text"
          icon={<AppstoreAddOutlined />}
          disabled={disabled || unpublished || !mayBuild}
          aria-label={t('publish.action')}
          data-testid="toolbar-template"
          onClick={() => setOpen(true)}
        />
      </Tooltip>
      <PublishTemplateDialog flow={flow} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
