import { Alert, Button, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../server/error-text.ts';
import { changeItems } from './change-items.ts';
import { ChangeLine } from './change-list.tsx';
import { useUnpublished } from './use-unpublished.ts';
import { useVersionAddress } from './version-address.ts';
import './versions.css';

/** Changes the publish dialog names; the full comparison has all. */
const SHORT = 6;

/** What the draft has that the last version has not, in short. */
export function PublishChanges({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation(['versions', 'shell']);
  const errorText = useErrorText();
  const navigation = useVersionAddress();
  const { version, diff, published } = useUnpublished();
  const items = useMemo(() => (diff ? changeItems(diff) : []), [diff]);
  if (version === null) return <p className="publish-note">{t('versions:publish.first')}</p>;
  if (published.error !== undefined) {
    return (
      <Alert
        type="warning"
        title={errorText(published.error)}
        action={<Button onClick={published.retry}>{t('shell:retry')}</Button>}
      />
    );
  }
  if (diff === undefined) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (items.length === 0) {
    return <Alert type="info" showIcon title={t('versions:publish.none', { version })} />;
  }
  const compare = () => {
    navigation.open({ kind: 'compare', from: version, to: 'draft' });
    onLeave();
  };
  return (
    <section data-testid="publish-changes">
      <div className="publish-head">
        <strong>{t('versions:publish.since', { version })}</strong>
        <Button type="link" size="small" data-testid="publish-compare" onClick={compare}>
          {t('versions:publish.full')}
        </Button>
      </div>
      <ul className="publish-changes">
        {items.slice(0, SHORT).map((item) => (
          <li key={item.id} className="change-row">
            <ChangeLine item={item} />
          </li>
        ))}
      </ul>
      {items.length > SHORT ? (
        <p className="publish-note">{t('versions:publish.more', { count: items.length - SHORT })}</p>
      ) : null}
    </section>
  );
}
