import { CopyOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCopy } from '../json/use-copy.ts';

/** A text to take away: shown whole, copied by one press. */
export function CopyField({ label, value, testId }: { label: string; value: string; testId: string }) {
  const { t } = useTranslation();
  const copy = useCopy();
  return (
    <div className="copy-field">
      <div className="copy-field-label">{label}</div>
      <Space.Compact block>
        <Input readOnly value={value} aria-label={label} data-testid={testId} className="mono" />
        <Button
          icon={<CopyOutlined />}
          aria-label={`${t('copy')}: ${label}`}
          onClick={() => copy(value, t('copied'))}
        >
          {t('copy')}
        </Button>
      </Space.Compact>
    </div>
  );
}
