/** The English texts, by area of the console. One file per area. */

import { bulk } from './bulk.ts';
import { callers } from './callers.ts';
import { connections } from './connections.ts';
import { designer } from './designer.ts';
import { editing } from './editing.ts';
import { errors } from './errors.ts';
import { expressions } from './expressions.ts';
import { fieldSets } from './field-sets.ts';
import { flowList } from './flow-list.ts';
import { flows } from './flows.ts';
import { ledger } from './ledger.ts';
import { mapping } from './mapping.ts';
import { panel } from './panel.ts';
import { polls } from './polls.ts';
import { run } from './run.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { stepTest } from './step-test.ts';
import { steps } from './steps.ts';
import { templates } from './templates.ts';
import { versions } from './versions.ts';

export const en = {
  callers,
  designer,
  editing,
  errors,
  expressions,
  mapping,
  panel,
  polls,
  shell,
  signIn,
  flows,
  fieldSets,
  flowList,
  runs,
  bulk,
  run,
  ledger,
  connections,
  templates,
  settings,
  steps,
  stepTest,
  versions,
};
