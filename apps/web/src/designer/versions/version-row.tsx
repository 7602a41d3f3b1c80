import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../pages/listing/format-moment.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { useDesignerState } from '../store/designer-context.ts';
import { useRestore } from './use-restore.ts';
import type { VersionNavigation } from './version-address.ts';

export type Version = ServerOutputs['flows']['versions']['items'][number];

type Props = { version: Version; shown: boolean; navigation: VersionNavigation };

/** A version: who published it when and why; with what can be done with it while it is looked at. */
export function VersionRow({ version, shown, navigation }: Props) {
  const { t } = useTranslation('versions');
  const { number, changelog, author, createdAt, current } = version;
  return (
    <li className={`version-row ${shown ? 'is-shown' : ''}`} data-testid={`version-${number}`}>
      <button
        type="button"
        className="version-face"
        aria-current={shown}
        onClick={() => navigation.open({ kind: 'version', number })}
      >
        <span className="version-title">
          {t('version', { version: number })}
          {current ? (
            <Tag color="green" title={t('liveHelp')} data-testid="version-live">
              {t('live')}
            </Tag>
          ) : null}
        </span>
        <span className="version-line">
          {author?.name ?? t('nobody')} · <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
        </span>
        <span className={changelog ? 'version-changelog' : 'version-line'}>
          {changelog ?? t('noChangelog')}
        </span>
      </button>
      {shown ? <VersionActions number={number} navigation={navigation} /> : null}
    </li>
  );
}

function VersionActions({ number, navigation }: { number: number; navigation: VersionNavigation }) {
  const { t } = useTranslation('versions');
  const readOnly = useDesignerState((state) => state.readOnly);
  const restore = useRestore(navigation);
  return (
    <div className="version-actions">
      <Button
        size="small"
        data-testid={`compare-${number}`}
        onClick={() => navigation.open({ kind: 'compare', from: number, to: 'draft' })}
      >
        {t('compare.withDraft')}
      </Button>
      {number > 1 ? (
        <Button
          size="small"
          data-testid={`compare-before-${number}`}
          onClick={() => navigation.open({ kind: 'compare', from: number - 1, to: number })}
        >
          {t('compare.withBefore', { version: number - 1 })}
        </Button>
      ) : null}
      <Button
        size="small"
        disabled={readOnly}
        data-testid={`restore-${number}`}
        onClick={() => void restore(number)}
      >
        {t('restore.action')}
      </Button>
    </div>
  );
}
