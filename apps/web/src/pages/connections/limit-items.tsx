import { Form, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';

/** How fast a connection may be used: calls a second or minute, and calls at the same time. Empty: as fast as anybody wants. */
export function LimitItems() {
  const { t } = useTranslation('connections');
  return (
    <section className="connection-limits" aria-labelledby="connection-limits">
      <h3 id="connection-limits">{t('limits.title')}</h3>
      <p>{t('limits.hint')}</p>
      <Form.Item label={t('limits.rate')} htmlFor="connection-limit-calls">
        <Space.Compact block>
          <Form.Item name={['limits', 'calls']} noStyle>
            <InputNumber
              id="connection-limit-calls"
              data-testid="connection-limit-calls"
              min={1}
              max={100_000}
              precision={0}
              placeholder={t('limits.none')}
              style={{ width: '60%' }}
            />
          </Form.Item>
          <Form.Item name={['limits', 'per']} noStyle>
            <Select
              aria-label={t('limits.per')}
              data-testid="connection-limit-per"
              style={{ width: '40%' }}
              options={(['second', 'minute'] as const).map((value) => ({
                value,
                label: t(`limits.${value}`),
              }))}
            />
          </Form.Item>
        </Space.Compact>
      </Form.Item>
      <Form.Item name={['limits', 'concurrency']} label={t('limits.concurrency')}>
        <InputNumber
          data-testid="connection-limit-concurrency"
          min={1}
          max={10_000}
          precision={0}
          placeholder={t('limits.none')}
          style={{ width: '100%' }}
        />
      </Form.Item>
    </section>
  );
}
