import { ExpandAltOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = { label: string; path: string; onOpen: () => void };

/** Opens the full editor of a template input; the same is done by Alt+Enter. */
export function ExpressionButton({ label, path, onOpen }: Props) {
  const { t } = useTranslation('expressions');
  return (
    <Button
      type="text"
      size="small"
      className="picker-button"
      icon={<ExpandAltOutlined />}
      aria-label={t('open', { field: label })}
      aria-keyshortcuts="Alt+Enter"
      title={t('openHint')}
      data-testid={`expand-${path}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    />
  );
}
