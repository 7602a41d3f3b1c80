import { keySchema } from '@flowbridge/flow';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Where the clones' records go: datasets of their own, or those of the originals when the name stays. */
export function DatasetItems({ datasets }: { datasets: readonly string[] }) {
  const { t } = useTranslation('wizard');
  if (datasets.length === 0) return null;
  return (
    <>
      <h3>{t('clone.datasets')}</h3>
      <p>{t('clone.datasetsHint')}</p>
      {datasets.map((dataset) => (
        <Form.Item
          key={dataset}
          name={['datasets', dataset]}
          label={t('clone.datasetInstead', { name: dataset })}
          rules={[
            {
              validator: async (_, value: unknown) => {
                if (!keySchema.safeParse(value).success) throw new Error(t('clone.datasetName'));
              },
            },
          ]}
        >
          <Input data-testid={`clone-dataset-${dataset}`} />
        </Form.Item>
      ))}
    </>
  );
}
