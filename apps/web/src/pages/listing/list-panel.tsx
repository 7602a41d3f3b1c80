/** What every list shows around its rows: a skeleton at first, an error with retry, a page that teaches when empty, "more". */
import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsLoading } from '../../app/rows-loading.tsx';
import { useErrorText } from '../../server/error-text.ts';
import './listing.css';

type PagedQuery = {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch(): unknown;
  fetchNextPage(): unknown;
};

type Props = {
  query: PagedQuery;
  count: number;
  empty: { title: string; hint: string; action?: ReactNode };
  children: ReactNode;
};

export function ListPanel({ query, count, empty, children }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (query.isPending) {
    return (
      <div className="panel">
        <RowsLoading rows={8} />
      </div>
    );
  }
  const failure = query.isError ? (
    <Alert
      type="error"
      showIcon
      className="list-failure"
      title={errorText(query.error)}
      action={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
    />
  ) : null;
  // Rows that were read stay, though a later reading fails: somebody is at work on them.
  if (failure !== null && count === 0) return failure;
  if (count === 0) {
    return (
      <div className="panel list-empty" data-testid="list-empty">
        <InboxOutlined />
        <h2>{empty.title}</h2>
        <p>{empty.hint}</p>
        {empty.action}
      </div>
    );
  }
  return (
    <>
      {failure}
      {children}
      {query.hasNextPage ? (
        <div style={{ textAlign: 'center', padding: 16 }}>
          <Button
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
            data-testid="list-more"
          >
            {t('more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
