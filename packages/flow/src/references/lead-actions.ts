import type { FlowDocument } from '../document/document.ts';
import type { UsedAction } from '../tree/used-actions.ts';

/** The document with its steps and poll triggers calling the actions `target` says instead; undefined: that one stays. */
export function leadActions(
  document: FlowDocument,
  target: (action: UsedAction) => UsedAction | undefined,
): FlowDocument {
  const led = <Config extends UsedAction>(config: Config): Config => {
    const { connector, action } = config;
    return { ...config, ...target({ connector, action }) };
  };
  return {
    ...document,
    triggers: document.triggers.map((trigger) =>
      trigger.kind === 'poll' ? { ...trigger, config: led(trigger.config) } : trigger,
    ),
    steps: Object.fromEntries(
      Object.entries(document.steps).map(([id, step]) => [
        id,
        step.kind === 'action' ? { ...step, config: led(step.config) } : step,
      ]),
    ),
  };
}
