import {
  AppstoreAddOutlined,
  CopyOutlined,
  EllipsisOutlined,
  FileImageOutlined,
  SlidersOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCan } from '../../app/session.ts';
import { PublishTemplateDialog } from '../../pages/templates/publish/publish-template.tsx';
import { useRollBackItem } from '../../pages/upgrades/use-roll-back-item.tsx';
import { useFlow } from '../flow-context.ts';
import { useSavePicture } from '../picture/use-save-picture.ts';

/** What is done with the flow as a whole and seldom. */
export function FlowMenu() {
  const { t } = useTranslation(['picture', 'flowList', 'wizard']);
  const navigate = useNavigate();
  const savePicture = useSavePicture();
  const flow = useFlow();
  const mayBuild = useCan('builder');
  const [publishing, setPublishing] = useState(false);
  const items: MenuProps['items'] = [
    ...(['png', 'svg'] as const).map((format) => ({
      key: format,
      icon: <FileImageOutlined />,
      label: <span data-testid={`picture-${format}`}>{t(`picture:${format}`)}</span>,
      onClick: () => savePicture(format),
    })),
    {
      key: 'configure',
      icon: <SlidersOutlined />,
      label: <span data-testid="toolbar-configure">{t('wizard:menu.configure')}</span>,
      onClick: () => void navigate(`/flows/${flow.id}/configure`),
    },
    {
      key: 'clone',
      icon: <CopyOutlined />,
      disabled: !mayBuild,
      label: <span data-testid="toolbar-clone">{t('wizard:menu.clone')}</span>,
      onClick: () => void navigate(`/flows/${flow.id}/clone`),
    },
    {
      key: 'template',
      icon: <AppstoreAddOutlined />,
      disabled: !mayBuild,
      label: <span data-testid="toolbar-template">{t('flowList:publishAsTemplate')}</span>,
      onClick: () => setPublishing(true),
    },
  ];
  const rollBack = useRollBackItem();
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: [...items, ...rollBack.items] }}>
        <Button
          type="text"
          icon={<EllipsisOutlined />}
          aria-label={t('picture:menu')}
          data-testid="toolbar-more"
        />
      </Dropdown>
      <PublishTemplateDialog flow={flow} open={publishing} onClose={() => setPublishing(false)} />
      {rollBack.dialog}
    </>
  );
}
