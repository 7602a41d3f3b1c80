/** Copy, cut and paste, told to the person: what was taken, and what the pasted steps miss. */
import type { StepId } from '@flowbridge/flow';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import type { SlotAddress } from '../canvas/canvas-model.ts';
import { useEditReport } from '../panel/use-change.ts';
import { countLost } from '../rebind/what-is-lost.ts';
import type { Designer } from '../store/designer-context.ts';
import { copiedText, type NamedConnection, pasteText } from './clipboard.ts';
import { removeSteps } from './step-edits.ts';

export type ClipboardActions = ReturnType<typeof useClipboard>;

export function useClipboard(designer: Designer, connections: readonly NamedConnection[]) {
  const { t } = useTranslation('designer');
  const { t: words } = useTranslation('editing');
  const report = useEditReport();
  return useMemo(() => {
    const { store } = designer;

    const askToRebind = () => {
      const lost = countLost(designer);
      if (lost.references + lost.connections === 0) return;
      message.warning({
        text: words('rebind.missed'),
        detail: words('rebind.missedText', lost),
        action: {
          label: words('rebind.open'),
          testId: 'rebind-open',
          run: () => store.setState({ overlay: { kind: 'rebind' } }),
        },
      });
    };

    const taken = (stepIds: readonly StepId[], wasCut: boolean) =>
      message.success(t(wasCut ? 'clipboard.cut' : 'clipboard.copied', { count: stepIds.length }));

    return {
      /** Clipboard text of the steps, said to be copied; cut takes them away, wherever they are read: paste brings them back. */
      take(stepIds: readonly StepId[], andRemove: boolean): string | undefined {
        const text = copiedText(store, stepIds, connections);
        if (text === undefined) return undefined;
        taken(stepIds, andRemove);
        if (andRemove) report(removeSteps(store, stepIds));
        return text;
      },
      /** True when the text held steps. */
      put(text: string, slot?: SlotAddress): boolean {
        const result = pasteText(store, text, slot);
        if (result.ok) askToRebind();
        else if (result.problem) report({ ok: false, problem: result.problem });
        else if (text.trim() !== '') message.info(t('clipboard.noSteps'));
        return result.ok;
      },
      /** Writes to the clipboard for a menu; the steps go only once they are safely there. */
      async send(stepIds: readonly StepId[], andRemove: boolean): Promise<void> {
        const text = copiedText(store, stepIds, connections);
        if (text === undefined) return;
        try {
          await navigator.clipboard.writeText(text);
        } catch {
          message.info(words('clipboard.useCopyKeys'));
          return;
        }
        taken(stepIds, andRemove);
        if (andRemove) report(removeSteps(store, stepIds));
      },
      /** Reads the clipboard for a menu, where the browser allows it. */
      async fetch(slot?: SlotAddress): Promise<void> {
        let text = '';
        try {
          text = await navigator.clipboard.readText();
        } catch {
          message.info(t('clipboard.useKeys'));
          return;
        }
        this.put(text, slot);
      },
    };
  }, [designer, connections, report, t, words]);
}
