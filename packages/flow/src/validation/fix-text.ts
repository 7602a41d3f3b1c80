import type { Command } from '../commands/command.ts';
import { flowSettingsSchema } from '../document/document.ts';
import { setAt } from '../references/set-at.ts';
import type { LocatedText } from './rule.ts';

/** The command that replaces one text of a step, trigger or the settings; undefined where nothing would change. */
export function fixText({ owner, place }: LocatedText, text: string): Command | undefined {
  if (text === place.text) return undefined;
  if ('settings' in owner) {
    const settings = flowSettingsSchema.safeParse(setAt(owner.settings, place.path, text));
    return settings.success ? { type: 'setSettings', settings: settings.data } : undefined;
  }
  const [, ...inConfig] = place.path;
  if ('step' in owner) {
    const config = setAt(owner.step.config, inConfig, text);
    return isRecord(config) ? { type: 'changeStep', stepId: owner.step.id, change: { config } } : undefined;
  }
  const config = setAt(owner.trigger.config, inConfig, text);
  return isRecord(config)
    ? { type: 'changeTrigger', triggerId: owner.trigger.id, change: { config } }
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
