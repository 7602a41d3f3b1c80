/** The 简体中文 texts of templates on their way, where no canvas is shown. */
import { copying } from './copying.ts';
import { packages } from './packages.ts';

export const packageTexts = { copying, packages };
