/** The English texts, by area of the console. One file per area. */
import { bulk } from './bulk.ts';
import { connections } from './connections.ts';
import { designer } from './designer.ts';
import { errors } from './errors.ts';
import { flows } from './flows.ts';
import { panel } from './panel.ts';
import { run } from './run.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { steps } from './steps.ts';
import { templates } from './templates.ts';

export const en = {
  designer,
  errors,
  panel,
  shell,
  signIn,
  flows,
  runs,
  bulk,
  run,
  connections,
  templates,
  settings,
  steps,
};
