/** Every page, and every dialog and panel worth a look, with real things on it: for the checks and for the pictures. */
import { consoleSights } from './console-sights.ts';
import { designerSights } from './designer-sights.ts';
import { keySights } from './key-sights.ts';
import { partSights } from './part-sights.ts';
import { quotaSights } from './quota-sights.ts';
import { runSights } from './run-sights.ts';
import type { Sight } from './sight.ts';
import { tenantSights } from './tenant-sights.ts';
import type { Things } from './things.ts';
import { wizardSights } from './wizard-sights.ts';

export const sightsOf = (things: Things): Sight[] => [
  ...consoleSights(things),
  ...wizardSights(things),
  ...runSights(things),
  ...designerSights(things),
  ...tenantSights(things.tenant),
  ...partSights(things),
  ...quotaSights(),
  ...keySights(),
];
