/** The English texts of the console, by area: loaded with its first page. */
import { errors } from '@flowbridge/refusals/en';
import { flowList } from './flow-list.ts';
import { flows } from './flows.ts';
import { invitation } from './invitation.ts';
import { run } from './run.ts';
import { runs } from './runs.ts';
import { setups } from './setups.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { templates } from './templates.ts';

export const consoleTexts = {
  errors,
  flowList,
  flows,
  invitation,
  run,
  runs,
  setups,
  shell,
  signIn,
  templates,
};
