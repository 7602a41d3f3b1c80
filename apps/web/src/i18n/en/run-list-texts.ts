/** The English texts of the list of runs: what is done to many, and what steps are called. */
import { bulk } from './bulk.ts';
import { steps } from './steps.ts';

export const runListTexts = { bulk, steps };
