import type { CatalogAction, ConnectorCatalog } from '../../catalog/connector-catalog.ts';
import type { TriggerOf } from '../../document/trigger.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import { isBlank, isConstant } from '../blank.ts';
import { inputFindings } from '../input-findings.ts';
import { type Finding, triggerProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

type Found = { path: FieldPath; finding: Finding };

/** A poll asks by a reading action, and says where its records are and by what they are known and ordered. */
export const pollComplete: Rule = ({ document, catalog }) =>
  document.triggers
    .filter((trigger): trigger is TriggerOf<'poll'> => trigger.kind === 'poll')
    .flatMap((trigger) =>
      [...actionOf(trigger.config, catalog), ...recordsOf(trigger.config)].map(({ path, finding }) =>
        triggerProblem(document, trigger, ['config', ...path], finding),
      ),
    );

const error = (code: Finding['code'], en: string, zh: string): Finding => ({
  code,
  severity: 'error',
  en,
  zh,
});

function actionOf(
  { connector, action, input }: TriggerOf<'poll'>['config'],
  catalog: ConnectorCatalog,
): Found[] {
  if (isBlank(connector)) {
    const finding = error('triggerIncomplete', 'Choose the system that is asked.', '请选择要查询的系统。');
    return [{ path: ['connector'], finding }];
  }
  if (catalog.connector(connector) === undefined) {
    const en = `There is no connector “${connector}” here.`;
    return [{ path: ['connector'], finding: error('unknownConnector', en, `没有连接器“${connector}”。`) }];
  }
  if (isBlank(action)) {
    const finding = error('triggerIncomplete', 'Choose the query that is asked.', '请选择查询操作。');
    return [{ path: ['action'], finding }];
  }
  const found = catalog.action(connector, action);
  if (found === undefined) {
    const en = `The connector “${connector}” has no action “${action}”.`;
    const finding = error('unknownAction', en, `连接器“${connector}”没有操作“${action}”。`);
    return [{ path: ['action'], finding }];
  }
  return [
    ...mayWrite(found),
    ...inputFindings(found.inputs, input).map(({ key, finding }) => ({ path: ['input', key], finding })),
  ];
}

/** A poll asks again and again: what it calls must change nothing. A generic call may read or write: a warning. */
function mayWrite({ effect, names }: CatalogAction): Found[] {
  if (effect === 'read') return [];
  return [
    {
      path: ['action'],
      finding: {
        code: 'pollMayWrite',
        severity: 'warning',
        en: `“${names.en}” may change something in the system. A poll repeats it: use it for reading only.`,
        zh: `“${names.zh}”可能修改系统数据。轮询会反复调用，请仅用于查询。`,
      },
    },
  ];
}

function recordsOf({ items, key, watermark }: TriggerOf<'poll'>['config']): Found[] {
  const missing = (path: FieldPath, en: string, zh: string): Found => ({
    path,
    finding: error('requiredMissing', en, zh),
  });
  const found: Found[] = [];
  if (isBlank(items) || (isConstant(items) && typeof items !== 'object')) {
    found.push(missing(['items'], 'Say where the list of records is.', '请指定记录列表。'));
  }
  if (isBlank(key) || isConstant(key)) {
    found.push(missing(['key'], 'Say by what a record is known.', '请指定记录的唯一标识。'));
  }
  if (isBlank(watermark.value) || isConstant(watermark.value)) {
    found.push(
      missing(
        ['watermark', 'value'],
        'Say when or in which order records changed.',
        '请指定记录的水位字段。',
      ),
    );
  }
  return found;
}
