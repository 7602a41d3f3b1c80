/** In place of the draft's canvas: the versions, one of them to look at, or two sides compared. Default export, for `lazy`. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import './versions.css';
import { watchFloating } from '../edits/watch-floating.ts';
import { useFlow } from '../flow-context.ts';
import { ComparePage } from './compare-page.tsx';
import { ReaderWordsOf } from './reader-words.tsx';
import type { VersionAddress, VersionNavigation } from './version-address.ts';
import { VersionList } from './version-list.tsx';
import { VersionPage } from './version-page.tsx';

type Props = { address: VersionAddress; navigation: VersionNavigation };

export default function VersionsView({ address, navigation }: Props) {
  const { t } = useTranslation('versions');
  const { id, origin, publishedVersion } = useFlow();
  useEffect(() => {
    const floating = watchFloating();
    const keyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || floating.met(event)) return;
      if (!isInside(event.target)) navigation.close();
    };
    window.addEventListener('keydown', keyDown);
    return () => {
      floating.stop();
      window.removeEventListener('keydown', keyDown);
    };
  }, [navigation]);
  const shown = address.kind === 'version' ? address.number : (publishedVersion ?? undefined);
  return (
    <section className="versions-view" aria-label={t('title')} data-testid="versions-view">
      {address.kind === 'compare' ? (
        <ReaderWordsOf flowId={id} enabled={origin !== null}>
          <ComparePage from={address.from} to={address.to} navigation={navigation} />
        </ReaderWordsOf>
      ) : (
        <>
          <VersionList shown={shown} navigation={navigation} />
          {shown === undefined ? (
            <div className="versions-main" />
          ) : (
            <VersionPage key={shown} number={shown} navigation={navigation} />
          )}
        </>
      )}
    </section>
  );
}

/** Escape closes these first. */
const isInside = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('.ant-modal, .ant-select, .ant-select-dropdown, .ant-popover, .monaco-editor') !== null;
