/** The Chinese texts of what belongs to a tenant as a whole: loaded with the first page about it. */
import { apiKeys } from './api-keys.ts';
import { settings } from './settings.ts';
import { variables } from './variables.ts';

export const tenantTexts = { apiKeys, settings, variables };
