import { z } from 'zod';

/** A text in both languages of the console. */
export const bilingual = z.strictObject({ en: z.string().max(4000), zh: z.string().max(4000) });
export type Bilingual = z.infer<typeof bilingual>;
