import { z } from 'zod';
import { CliError, wrongUsage } from '../../cli-error.ts';
import { flow } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';
import { listConnections, pickConnection } from '../../find/find-connection.ts';
import { headsOf } from '../../flows/heads-of.ts';
import { publishFamilies } from '../../flows/publish-families.ts';
import { readKeyValues } from '../../options/key-values.ts';
import { readWord } from '../../options/read-number.ts';
import { givenParameters, parameterValues } from '../../options/read-parameters.ts';
import { table } from '../../print/table.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { Opened } from '../installation-options.ts';
import { type MadeFlow, madeTable } from './create-flows.ts';
import type { ImportOptions } from './import-options.ts';

const preview = z.looseObject({
  newFolders: z.array(z.string()),
  flows: z.array(
    z.looseObject({
      name: z.string(),
      folder: z.string().nullable(),
      steps: z.number(),
      unknownConnectors: z.array(z.string()),
      leftOut: z.array(z.string()),
      sameName: z.array(z.looseObject({ id: z.string() })),
    }),
  ),
});
type PreviewedFlow = z.infer<typeof preview>['flows'][number];

const imported = z.looseObject({
  results: z.array(
    z.looseObject({
      ok: z.boolean(),
      did: z.enum(['created', 'replaced', 'skipped']).optional(),
      id: z.string().optional(),
      name: z.string(),
      code: z.string().optional(),
      message: z.string().optional(),
      path: z.string().optional(),
    }),
  ),
});

/** A file of flows as drafts: bound and parametrised, published and switched on as far as it was asked. */
export async function importFlows(
  { at, report }: Opened,
  surroundings: Surroundings,
  { file, options }: { file: Record<string, unknown>; options: ImportOptions },
): Promise<void> {
  refuseForPackages(options);
  const given = await givenParameters(surroundings, options);
  const seen = await at.post('/flows/import-preview', { answer: preview, body: { file } });
  report.note(previewTable(seen.flows));
  if (options.preview) {
    report.value(seen);
    report.note('A preview: nothing was imported.');
    return;
  }
  const choices = seen.flows.map((each) => choiceFor(each, options.sameName));
  const { results } = await at.post('/flows/import', { answer: imported, body: { file, choices } });
  for (const each of results.filter(({ ok }) => !ok)) {
    report.note(`not imported: ${each.name}: ${each.message ?? each.code ?? ''}`);
  }
  const ids = results.flatMap(({ ok, id }) => (ok && id !== undefined ? [id] : []));
  const flows = await Promise.all(ids.map((id) => at.get(`/flows/${id}`, { answer: flow })));
  await bind(at, { flows, options, given });
  const complete = results.every(({ ok }) => ok);
  const published =
    complete && (options.publish || options.enable)
      ? await publishFamilies(at, { heads: headsOf(flows), enable: options.enable === true })
      : [];
  const made = flows.map(({ id, name, publishedVersion, enabled }): MadeFlow => {
    const found = published.find((each) => each.id === id);
    return { id, name, version: found?.version ?? publishedVersion, enabled: found?.enabled ?? enabled };
  });
  report.value({ results, flows: made });
  report.answer(madeTable(made));
  const [refused] = results.filter(({ ok }) => !ok);
  if (refused) {
    throw new CliError(refused.code ?? 'refused', refused.message ?? 'Not every flow was imported', {
      path: [refused.name, refused.path].filter((part) => part !== undefined).join(' › '),
    });
  }
}

function refuseForPackages({ asNew, choose, chooseAll, createFlows, name, folder }: ImportOptions): void {
  const given = { asNew, choose, chooseAll, createFlows, name, folder };
  if (Object.values(given).every((value) => value === undefined)) return;
  throw wrongUsage(
    'The file holds flows: --as-new, --choose, --choose-all, --create-flows, --name and --folder are for packages',
  );
}

function choiceFor({ name, sameName }: PreviewedFlow, given: string | undefined) {
  const [there, another] = sameName;
  if (there === undefined) return { do: 'create' };
  if (given === undefined) {
    throw new CliError('nameTaken', `There is a flow “${name}” already`, {
      hint: 'Say what is to be done: --same-name replace, create or skip. Nothing was imported.',
    });
  }
  const word = readWord('--same-name', given, ['replace', 'create', 'skip']);
  if (word !== 'replace') return { do: word };
  if (another) throw new CliError('nameNotUnique', `Several flows are called “${name}”: none was replaced`);
  return { do: 'replace', id: there.id };
}

type Bind = {
  flows: readonly z.output<typeof flow>[];
  options: ImportOptions;
  given: Awaited<ReturnType<typeof givenParameters>>;
};

/** What was said on the command line, put over what each flow is bound to. */
async function bind(at: Installation, { flows, options, given }: Bind): Promise<void> {
  const wanted = readKeyValues('--connection', options.connection);
  if (wanted.size === 0 && given.texts.size === 0 && Object.keys(given.typed).length === 0) return;
  const own = await listConnections(at);
  const declared = flows.flatMap(({ document }) => document.parameters);
  const values = parameterValues(given, declared);
  for (const { id, document, bindings } of flows) {
    const keys = new Set(document.parameters.map(({ key }) => key));
    const mapped = [...wanted].map(
      ([connectorKey, name]) => [connectorKey, pickConnection(own, name, { connectorKey, at }).id] as const,
    );
    const parameters = Object.entries(values).filter(([key]) => keys.has(key));
    await at.put(`/flows/${id}/bindings`, {
      answer: z.unknown(),
      body: {
        connections: { ...bindings.connections, ...Object.fromEntries(mapped) },
        parameters: { ...bindings.parameters, ...Object.fromEntries(parameters) },
      },
    });
  }
}

function previewTable(flows: readonly PreviewedFlow[]): string {
  return table(
    [
      { title: 'flow' },
      { title: 'folder' },
      { title: 'steps', align: 'right' },
      { title: 'same name here' },
      { title: 'to mend' },
    ],
    flows.map(({ name, folder, steps, sameName, unknownConnectors, leftOut }) => [
      name,
      folder ?? '',
      steps,
      sameName.length === 0 ? 'no' : String(sameName.length),
      [
        ...unknownConnectors.map((key) => `no connector ${key}`),
        ...leftOut.map((place) => `secret at ${place}`),
      ].join('; '),
    ]),
  );
}
