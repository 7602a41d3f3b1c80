import { Alert, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../server/trpc.ts';
import { JsonView } from '../json/json-view.tsx';

type RecordDetail = ServerOutputs['datasets']['record'];
type Props = { dataset: string; record: RecordDetail };

/** The record as it came, as it went out, and what the target said; newer content that waits for its turn. */
export function RecordContent({ dataset, record }: Props) {
  const { t } = useTranslation('ledger');
  const json = (text: string, part: string) => (
    <JsonView text={text} root="" fileName={`${dataset}-${record.key}-${part}`} />
  );
  const told = (part: 'mapped' | 'answered', text: string | null) => ({
    key: part,
    label: t(`record.${part}`),
    children: text === null ? <p className="quiet">{t(`record.none.${part}`)}</p> : json(text, part),
  });
  return (
    <Tabs
      size="small"
      items={[
        { key: 'source', label: t('record.source'), children: json(record.sourceJson, 'source') },
        told('mapped', record.mappedJson),
        told('answered', record.answeredJson),
        ...(record.nextSourceJson === null
          ? []
          : [
              {
                key: 'next',
                label: t('record.next'),
                children: (
                  <>
                    <Alert type="info" showIcon title={t('record.nextHint')} style={{ marginBottom: 8 }} />
                    {json(record.nextSourceJson, 'next')}
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}
