import { wrongUsage } from '../../cli-error.ts';
import { copyResult, packagePreview } from '../../client/answers.ts';
import { quoted } from '../../print/words.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { Opened } from '../installation-options.ts';
import { createFlows, prepareFlows } from './create-flows.ts';
import { type ImportOptions, readChoices } from './import-options.ts';
import { planTable } from './plan-table.ts';

const DID = {
  created: 'became a template',
  updated: 'updated the copy',
  same: 'is there already; nothing changed',
} as const;

/** A package as a template of the tenant's own, and flows of it when they are wanted. */
export async function importPackage(
  opened: Opened,
  surroundings: Surroundings,
  { file, options }: { file: Record<string, unknown>; options: ImportOptions },
): Promise<void> {
  const { at, report } = opened;
  if (options.sameName !== undefined) throw wrongUsage('--same-name is for files of flows, not for packages');
  const asNew = options.asNew === true;
  const preview = await at.post('/templates/import-preview', {
    answer: packagePreview,
    body: { file, asNew },
  });
  const { plan, names, becomes, unknownConnectors, newerConnectors } = preview;
  const choices = readChoices(options, plan.items);
  report.note(planTable(plan.items, choices));
  if (unknownConnectors.length > 0) {
    report.note(`This installation has not got: ${unknownConnectors.join(', ')}`);
  }
  if (newerConnectors.length > 0) {
    report.note(`Made with newer connectors than here: ${newerConnectors.join(', ')}`);
  }
  const missing = plan.variables.filter(({ known }) => !known).map(({ key }) => key);
  if (missing.length > 0)
    report.note(`Variables the flows read and ${at.name} has not: ${missing.join(', ')}`);
  if (options.preview) {
    report.value({
      becomes,
      items: plan.items,
      unknownConnectors,
      newerConnectors,
      missingVariables: missing,
    });
    report.note('A preview: nothing was imported.');
    return;
  }
  const prepared = options.createFlows ? await prepareFlows(at, surroundings, { file, options }) : undefined;
  const { id, version, did, items } = await at.post('/templates/import', {
    answer: copyResult,
    body: { file, asNew, choices, seen: plan.seen },
  });
  report.answer(`${quoted(names.en)} ${DID[did]}: template ${id}, version ${version}`);
  const flows = prepared && (await createFlows(opened, { templateId: id, version, prepared, options }));
  report.value({ templateId: id, version, did, items, ...(flows === undefined ? {} : { flows }) });
}
