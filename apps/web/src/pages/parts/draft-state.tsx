import { useTranslation } from 'react-i18next';
import type { Part, PartDraft } from './use-part-draft.ts';

/** Whether the draft is saved, and how it stands to the newest version. */
export function DraftState({ part, work }: { part: Part; work: PartDraft }) {
  const { t } = useTranslation('parts');
  const number = part.version;
  const versus =
    number === null
      ? t('editor.unpublished')
      : work.changed
        ? t('editor.changed', { number })
        : t('editor.asPublished', { number });
  return (
    <span className="quiet" role="status" data-testid="part-state">
      {work.isUnsaved ? t('editor.unsaved') : t('editor.saved')} · {versus}
    </span>
  );
}
