import type { FlowSettings } from '@flowbridge/flow';
import { useDesigner } from '../store/designer-context.ts';
import { edit } from '../store/edit.ts';
import { useEditReport } from './use-change.ts';

type Change = { [P in keyof FlowSettings]?: FlowSettings[P] | undefined };

/** Changes the flow's settings; a field given as undefined gets its default back. */
export function useChangeSettings(): (change: Change) => void {
  const { store } = useDesigner();
  const report = useEditReport();
  return (change) => {
    const merged = { ...store.getState().document.settings, ...change };
    const given = Object.entries(merged).filter(([, value]) => value !== undefined);
    const settings: FlowSettings | null = given.length === 0 ? null : Object.fromEntries(given);
    report(edit(store, { type: 'setSettings', settings }, `settings:${Object.keys(change).join()}`));
  };
}
