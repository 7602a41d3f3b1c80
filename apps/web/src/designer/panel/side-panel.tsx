import { memo, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazy-part.ts';
import { PageLoading } from '../../app/page-loading.tsx';

/** Its forms are half of the designer's code: the flow stands on the canvas first. */
const PanelContent = lazyPart(async () => {
  await painted();
  return { default: (await import('./panel-content.tsx')).PanelContent };
});

/** What is being drawn now is on the screen. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** The right side. */
export const SidePanel = memo(function SidePanel() {
  const { t } = useTranslation('panel');
  return (
    <aside className="side-panel" aria-label={t('label')} data-testid="side-panel">
      <Suspense fallback={<PageLoading />}>
        <PanelContent />
      </Suspense>
    </aside>
  );
});
