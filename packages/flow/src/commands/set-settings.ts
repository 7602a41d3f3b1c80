import { z } from 'zod';
import { flowSettingsSchema } from '../document/document.ts';
import { type Apply, done } from './result.ts';

/** Sets how the flow's runs behave as a whole; null takes the settings away, so that every default holds. */
export const setSettingsSchema = z.strictObject({
  type: z.literal('setSettings'),
  settings: flowSettingsSchema.nullable(),
});
export type SetSettings = z.infer<typeof setSettingsSchema>;

export const applySetSettings: Apply<SetSettings> = (document, { settings }) => {
  const { settings: before = null, ...rest } = document;
  return done(settings === null ? rest : { ...rest, settings }, { type: 'setSettings', settings: before });
};
