import { Card, Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { KINDS, type SsoFields } from './sso-fields.ts';

/** Which kind of provider it is; all else follows from that. */
export function KindChoice() {
  const { t } = useTranslation('sso');
  return (
    <Card size="small" title={t('kind')} className="sso-card">
      <Form.Item<SsoFields> name="kind" noStyle>
        <Radio.Group optionType="button" buttonStyle="solid" aria-label={t('kind')} data-testid="sso-kind">
          {KINDS.map((kind) => (
            <Radio.Button key={kind} value={kind} data-testid={`sso-kind-${kind}`}>
              {t(`kinds.${kind}`)}
            </Radio.Button>
          ))}
        </Radio.Group>
      </Form.Item>
    </Card>
  );
}
