import { z } from 'zod';
import { parameterSchema } from '../document/document.ts';
import { type Apply, done } from './result.ts';

/** Sets the whole list of parameters. Renaming one with its references is `renameKey`. */
export const setParametersSchema = z.strictObject({
  type: z.literal('setParameters'),
  parameters: z.array(parameterSchema).max(500),
});
export type SetParameters = z.infer<typeof setParametersSchema>;

export const applySetParameters: Apply<SetParameters> = (document, { parameters }) =>
  done({ ...document, parameters }, { type: 'setParameters', parameters: document.parameters });
