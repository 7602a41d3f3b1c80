/** The 简体中文 texts of whatever shows a canvas, by area: loaded with the first such page. */
import { callers } from './callers.ts';
import { connections } from './connections.ts';
import { copying } from './copying.ts';
import { designer } from './designer.ts';
import { editing } from './editing.ts';
import { expressions } from './expressions.ts';
import { fieldSets } from './field-sets.ts';
import { ledger } from './ledger.ts';
import { mapping } from './mapping.ts';
import { packages } from './packages.ts';
import { panel } from './panel.ts';
import { parts } from './parts.ts';
import { picker } from './picker.ts';
import { picture } from './picture.ts';
import { polls } from './polls.ts';
import { questions } from './questions.ts';
import { stepTest } from './step-test.ts';
import { steps } from './steps.ts';
import { together } from './together.ts';
import { upgrades } from './upgrades.ts';
import { versions } from './versions.ts';
import { wizard } from './wizard.ts';

export const designerTexts = {
  callers,
  connections,
  copying,
  designer,
  editing,
  expressions,
  fieldSets,
  ledger,
  mapping,
  packages,
  panel,
  parts,
  picker,
  picture,
  polls,
  questions,
  stepTest,
  steps,
  together,
  upgrades,
  versions,
  wizard,
};
