import { wrongUsage } from '../../cli-error.ts';
import { collect } from '../../options/key-values.ts';
import type { AddCommand } from '../command-definition.ts';
import { examples, open, withInstallation } from '../installation-options.ts';
import { importFlows } from './import-flows.ts';
import type { ImportOptions } from './import-options.ts';
import { importPackage } from './import-package.ts';
import { readFileToImport } from './read-file.ts';

/** `flowbridge import <file>`: a template package or a file of flows, whichever it is. */
export const addImport: AddCommand = (program, surroundings) => {
  const command = program
    .command('import')
    .description('take a template package or flows in from a file')
    .argument('<file>', 'a .flowbridge.json file, or - for standard input')
    .option('--preview', 'say what would happen, change nothing')
    .option('--choose <item=side>', 'package: mine, theirs or both for one item, flow:main=theirs', collect)
    .option('--choose-all <side>', 'package: mine, theirs or both wherever there is a choice')
    .option('--as-new', 'package: beside an own copy that is there already')
    .option('--create-flows', 'package: make its flows, too')
    .option('--name <name>', 'with --create-flows: what the flow is called')
    .option('--language <language>', 'with --create-flows: en or zh')
    .option('--folder <path>', 'with --create-flows: into this folder, Sales/Orders')
    .option('--same-name <what>', 'flows: replace, create or skip those whose name is taken')
    .option('--connection <system=name>', 'the connection for a system, by name or id', collect)
    .option('--parameter <key=value>', 'the value of a parameter', collect)
    .option('--parameters <file>', 'values of parameters, a JSON object')
    .option('--publish', 'publish the flows, called ones first')
    .option('--enable', 'publish them and switch them on');
  withInstallation(command)
    .addHelpText(
      'after',
      examples([
        'flowbridge import purchase.flowbridge.json --preview',
        'flowbridge import purchase.flowbridge.json --choose lookupTable:units=mine',
        'flowbridge import purchase.flowbridge.json --create-flows --connection sap-b1="ERP" \\',
        '  --connection dingtalk="DingTalk" --parameter processCode=PROC-1 --enable',
        'flowbridge import orders.flowbridge.json --same-name replace --publish',
      ]),
    )
    .action(async (name: string, options: ImportOptions) => {
      const { kind, file } = await readFileToImport(surroundings, name);
      if (options.preview && options.createFlows) {
        throw wrongUsage('--preview makes no flows: leave --create-flows away');
      }
      const makesFlows = kind === 'flows' || options.createFlows === true;
      const { connection, parameter, parameters, publish, enable } = options;
      const aboutFlows = [connection, parameter, parameters, publish, enable];
      if (!makesFlows && aboutFlows.some((value) => value !== undefined)) {
        throw wrongUsage('Connections, parameters and publishing are for flows: add --create-flows');
      }
      const opened = await open(surroundings, options);
      await (kind === 'package' ? importPackage : importFlows)(opened, surroundings, { file, options });
    });
};
