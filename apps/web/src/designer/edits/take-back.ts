/** Undo and redo as the person meets them: what others have changed further stays, and that is said. */
import i18next from 'i18next';
import { message } from '../../app/feedback/message.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { type Passed, redo, undo } from '../store/edit.ts';

export const takeBack = (store: DesignerStore): void => tell(undo(store));

export const bringBack = (store: DesignerStore): void => tell(redo(store));

function tell(count: Passed): void {
  if (count > 0) message.info({ text: i18next.t('together:passedOver', { count }), seconds: 6 });
}
