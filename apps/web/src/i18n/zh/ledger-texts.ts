/** The 简体中文 texts of the data ledger, and what steps are called. */
import { ledger } from './ledger.ts';
import { steps } from './steps.ts';

export const ledgerTexts = { ledger, steps };
