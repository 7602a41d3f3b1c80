/** Undo and redo as the person meets them: what others have changed further stays, and that is said. */
import i18next from 'i18next';
import { message } from '../../app/feedback/message.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { type Passed, redo, undo } from '../store/edit.ts';

export const takeBack = (store: DesignerStore): void =>
  tell(undo(store), { label: i18next.t('together:undoBefore'), run: () => takeBack(store) });

export const bringBack = (store: DesignerStore): void =>
  tell(redo(store), { label: i18next.t('together:redoNext'), run: () => bringBack(store) });

/** The message may lie over the toolbar, so it carries the way on itself. */
function tell(count: Passed, onwards: { label: string; run: () => void }): void {
  if (count === 0) return;
  message.info({
    text: i18next.t('together:passedOver', { count }),
    action: { ...onwards, testId: 'pass-on' },
  });
}
