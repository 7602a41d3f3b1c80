import { CliError } from '../../cli-error.ts';
import { connect } from '../../client/connect.ts';
import { exitCodes } from '../../exit-codes.ts';
import { collect, readKeyValues } from '../../options/key-values.ts';
import { readWord } from '../../options/read-number.ts';
import { givenParameters } from '../../options/read-parameters.ts';
import { openReport } from '../../print/report.ts';
import { table } from '../../print/table.ts';
import { findTarget } from '../../settings/find-target.ts';
import type { AddCommand } from '../command-definition.ts';
import { examples, withInstallation } from '../installation-options.ts';
import { carryOut } from './carry-out.ts';
import { lookAtSource } from './look-at-source.ts';
import { planPromotion } from './plan-promotion.ts';
import { openTarget, type PromoteOptions } from './promote-options.ts';
import { conflictWords, planValue, tellPlan } from './tell-plan.ts';

/** `flowbridge promote <flow...>`: published flows from one tenant to another, as often as it takes. */
export const addPromote: AddCommand = (program, surroundings) => {
  const command = program
    .command('promote')
    .description('take published flows, with what they call, to another tenant')
    .argument('<flow...>', 'names or ids at the source')
    .option('--to <profile>', 'where to: a profile (or FLOWBRIDGE_TO_PROFILE)')
    .option('--to-url <address>', 'where to: the installation (default: that of the source)')
    .option('--to-key <key>', 'API key there (better: FLOWBRIDGE_TO_API_KEY)')
    .option('--to-tenant <code>', 'tenant there (or FLOWBRIDGE_TO_TENANT)')
    .option('--connection <source=target>', 'by name, id or system; default: the same name', collect)
    .option('--parameter <key=value>', 'value of a parameter that is new at the target', collect)
    .option('--parameters <file>', 'values of such parameters, a JSON object')
    .option('--take-parameters', 'take values the target has none of from the source; never secrets')
    .option('--choose <item=side>', 'mine, theirs or both for a table, connector or function', collect)
    .option('--choose-all <side>', 'the same wherever there is a choice')
    .option('--conflicts <side>', 'where both changed the same: stop, mine (the target) or theirs', 'stop')
    .option('--changelog <text>', 'what is new, for the published versions')
    .option('--folder <path>', 'folder of flows that are created (default: as at the source)')
    .option('--enable', 'switch the flows on; otherwise they stay on or off as they are')
    .option('--publish-drafts', 'publish also what was left as a draft at the target')
    .option('--preview', 'say what would change, change nothing');
  withInstallation(command)
    .addHelpText(
      'after',
      examples([
        'flowbridge promote "Orders to ERP" --profile test --to production --preview',
        'flowbridge promote "Orders to ERP" --profile test --to production --changelog "Discounts" --enable',
        'flowbridge promote "Orders to ERP" --tenant test --to-tenant live --connection "ERP test=ERP"',
      ]),
    )
    .action(async (wanted: string[], options: PromoteOptions) => {
      const report = openReport(surroundings, { json: options.json === true });
      const side = readWord('--conflicts', options.conflicts, ['stop', 'mine', 'theirs']);
      const rest = side === 'stop' ? undefined : side;
      const map = readKeyValues('--connection', options.connection);
      const given = await givenParameters(surroundings, options);
      const from = await findTarget(surroundings, options);
      const at = await openTarget(surroundings, from, options);
      const { changelog, folder } = options;
      const source = await lookAtSource(connect(from, surroundings), { wanted, changelog });
      const takeParameters = options.takeParameters === true;
      const publishDrafts = options.publishDrafts === true;
      const promotion = await planPromotion(
        { source, at },
        { map, given, takeParameters, publishDrafts, options, rest },
      );
      tellPlan(at, promotion, report);
      if (promotion.nothingToDo) {
        report.value({ ...planValue(promotion), did: 'nothing' });
        report.answer(`Nothing to promote: ${at.name} is up to date.`);
        return;
      }
      const [obstacle] = promotion.obstacles;
      if (obstacle) throw obstacle;
      const conflicts = conflictWords(promotion.open);
      if (options.preview) {
        report.value({ ...planValue(promotion), did: 'previewed' });
        if (conflicts !== '') report.note(`To be decided: ${conflicts}.`);
        report.note('A preview: nothing was changed.');
        return;
      }
      if (conflicts !== '') {
        report.value({ ...planValue(promotion), did: 'nothing' });
        throw new CliError('undecided', conflicts, {
          hint: 'Say --conflicts mine or theirs, or --choose for a part. Nothing was changed.',
          exitCode: exitCodes.conflicts,
        });
      }
      const wishes = { rest, changelog, folder, enable: options.enable === true };
      const { flows, version } = await carryOut(at, promotion, { wishes, report });
      report.value({ ...planValue(promotion), did: 'promoted', version, published: flows });
      report.answer(
        table(
          [{ title: 'flow' }, { title: 'id' }, { title: 'version', align: 'right' }, { title: 'on' }],
          flows.map(({ name, id, version: number, enabled }) => [name, id, number, enabled ? 'yes' : 'no']),
        ),
      );
    });
};
