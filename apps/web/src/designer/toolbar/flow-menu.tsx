import { EllipsisOutlined, FileImageOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSavePicture } from '../picture/use-save-picture.ts';

/** What is done with the flow as a whole and seldom. */
export function FlowMenu() {
  const { t } = useTranslation('picture');
  const savePicture = useSavePicture();
  const items = (['png', 'svg'] as const).map((format) => ({
    key: format,
    icon: <FileImageOutlined />,
    label: <span data-testid={`picture-${format}`}>{t(format)}</span>,
    onClick: () => savePicture(format),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" icon={<EllipsisOutlined />} aria-label={t('menu')} data-testid="toolbar-more" />
    </Dropdown>
  );
}
