import { CloseOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { useDesignerState } from '../store/designer-context.ts';
import { useUnpublished } from './use-unpublished.ts';
import type { VersionNavigation } from './version-address.ts';
import { VersionRow } from './version-row.tsx';

const PAGE = 30;

type Props = { shown: number | undefined; navigation: VersionNavigation };

/** The draft and the published versions, newest first, page by page. */
export function VersionList({ shown, navigation }: Props) {
  const { t } = useTranslation(['versions', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const id = useDesignerState((state) => state.flowId);
  const versions = useInfiniteQuery(
    trpc.flows.versions.infiniteQueryOptions(
      { id, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const rows = versions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <aside className="versions-side" aria-label={t('versions:title')}>
      <header className="versions-head">
        <strong>{t('versions:title')}</strong>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('versions:close')}
          title={t('versions:close')}
          data-testid="versions-close"
          onClick={navigation.close}
        />
      </header>
      <div className="versions-scroll">
        <DraftRow navigation={navigation} />
        {versions.isPending ? (
          <div className="versions-pad" role="status" aria-busy="true" aria-label={t('shell:loading')}>
            <Skeleton active title={false} paragraph={{ rows: 6 }} />
          </div>
        ) : null}
        {versions.isError ? (
          <Alert
            type="error"
            showIcon
            className="versions-pad"
            title={errorText(versions.error)}
            action={<Button onClick={() => void versions.refetch()}>{t('shell:retry')}</Button>}
          />
        ) : null}
        {versions.isSuccess && rows.length === 0 ? (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            className="versions-empty"
            description={
              <>
                <strong>{t('versions:empty.title')}</strong>
                <p>{t('versions:empty.hint')}</p>
              </>
            }
          />
        ) : null}
        <ol className="version-rows" data-testid="version-rows">
          {rows.map((row) => (
            <VersionRow key={row.id} version={row} shown={row.number === shown} navigation={navigation} />
          ))}
        </ol>
        {versions.hasNextPage ? (
          <Button
            type="link"
            block
            loading={versions.isFetchingNextPage}
            data-testid="versions-more"
            onClick={() => void versions.fetchNextPage()}
          >
            {t('versions:more')}
          </Button>
        ) : null}
      </div>
    </aside>
  );
}

/** The draft at the top: what it has that no version has, and the way back to it. */
function DraftRow({ navigation }: { navigation: VersionNavigation }) {
  const { t } = useTranslation('versions');
  const { version, count } = useUnpublished();
  const line =
    version === null
      ? t('draftNew')
      : count === undefined
        ? ''
        : count === 0
          ? t('draftSame', { version })
          : t('draftChanged', { count, version });
  return (
    <div className="version-row" data-testid="version-draft">
      <button type="button" className="version-face" title={t('close')} onClick={navigation.close}>
        <span className="version-title">{t('draft')}</span>
        <span className="version-line">{line}</span>
      </button>
      {version !== null && count !== undefined && count > 0 ? (
        <div className="version-actions">
          <Button
            size="small"
            data-testid="compare-draft"
            onClick={() => navigation.open({ kind: 'compare', from: version, to: 'draft' })}
          >
            {t('compare.withBefore', { version })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
