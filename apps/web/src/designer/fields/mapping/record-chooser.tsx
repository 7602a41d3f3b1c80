/** Which record the values of the preview come from: the sample, or one that is pasted. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SampleDialog } from './sample-dialog.tsx';

type Props = {
  fromRun: boolean;
  own: boolean;
  failure: string | undefined;
  onRecord: (record: unknown) => void;
};

export function RecordChooser({ fromRun, own, failure, onRecord }: Props) {
  const { t } = useTranslation(['mapping', 'expressions']);
  const [asking, setAsking] = useState(false);
  const origin = own ? t('ownRecord') : t(fromRun ? 'expressions:fromRun' : 'expressions:fromExamples');
  return (
    <span className="mapping-record">
      <span
        className={failure === undefined ? '' : 'field-problem is-error'}
        role={failure ? 'alert' : undefined}
      >
        {failure === undefined ? origin : t('previewFailed', { reason: failure })}
      </span>
      <Button size="small" type="link" data-testid="other-record" onClick={() => setAsking(true)}>
        {t('record')}
      </Button>
      {own ? (
        <Button size="small" type="link" onClick={() => onRecord(undefined)}>
          {t('backToSample')}
        </Button>
      ) : null}
      {asking ? (
        <SampleDialog
          title={t('recordTitle')}
          help={t('recordHelp')}
          onClose={() => setAsking(false)}
          onSchema={(_, record) => {
            setAsking(false);
            onRecord(record);
          }}
        />
      ) : null}
    </span>
  );
}
