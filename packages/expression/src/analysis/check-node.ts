import { wrongCountReason } from '../compile/function-call.ts';
import { findFunctionDoc, functionLibrary } from '../functions/library.ts';
import { longestTextFor } from '../regex/guarded-regexp.ts';
import { isRootName, rootNames } from '../scope.ts';
import { childrenOf, type Node } from '../syntax/node.ts';
import { closestName } from './closest-name.ts';
import { referenceOf } from './find-references.ts';
import type { Diagnostic, LookupCall, Reference } from './reference.ts';
import type { SourceMap } from './source-map.ts';

export type Findings = {
  references: Reference[];
  diagnostics: Diagnostic[];
  /** Look-up tables that are named; absent when there are none. */
  lookups?: LookupCall[];
};

/** Walks an expression's tree and collects what it refers to and what is wrong in it. */
export function checkTree(root: Node, map: SourceMap): Findings {
  const findings: Findings = { references: [], diagnostics: [] };
  const bound = new Set<string>();
  collectBoundNames(root, bound);
  const visit = (node: Node, onScope: boolean) => {
    checkNode(node, onScope, bound, map, findings);
    for (const { child, ownContext } of childrenOf(node)) visit(child, onScope && !ownContext);
    if (node.kind === 'call') forgetCallee(node, findings, map);
  };
  visit(root, true);
  return findings;
}

/** Variables that the expression itself brings: `:=`, function parameters, `@$x`, `#$i`. */
function collectBoundNames(node: Node, bound: Set<string>): void {
  if (node.kind === 'bind') bound.add(node.name);
  if (node.kind === 'lambda') for (const parameter of node.parameters) bound.add(parameter);
  if (node.kind === 'path') {
    for (const step of node.steps) {
      if (step.focus !== null) bound.add(step.focus);
      if (step.index !== null) bound.add(step.index);
      for (const stage of step.stages) if (stage.kind === 'index') bound.add(stage.variable);
    }
  }
  for (const { child } of childrenOf(node)) collectBoundNames(child, bound);
}

function checkNode(
  node: Node,
  onScope: boolean,
  bound: ReadonlySet<string>,
  map: SourceMap,
  findings: Findings,
): void {
  switch (node.kind) {
    case 'path':
      checkPath(node, onScope, map, findings);
      break;
    case 'variable':
      if (node.name !== '' && node.name !== '$' && !bound.has(node.name) && !findFunctionDoc(node.name)) {
        unknownVariable(node, map, findings);
      }
      break;
    case 'call':
      checkCall(node, bound, map, findings);
      break;
    case 'apply':
      break;
    case 'regex':
      if (longestTextFor(node.pattern) === 0) {
        report(findings, map, node.position, 'unsafeRegularExpression', {
          en: `The regular expression ${node.pattern} can take endlessly long on some texts`,
          zh: `正则表达式 ${node.pattern} 在某些文本上可能无限耗时`,
        });
      }
      break;
  }
}

function checkPath(
  node: Node & { kind: 'path' },
  onScope: boolean,
  map: SourceMap,
  findings: Findings,
): void {
  const reference = referenceOf(node, onScope, map);
  if (reference) {
    findings.references.push(reference);
    return;
  }
  const [first, second] = node.steps;
  if (!first) return;
  const prefixed = first.node.kind === 'variable' && first.node.name === '$';
  const named = prefixed ? second?.node : first.node;
  if (named?.kind !== 'name') return;
  if (onScope || prefixed) {
    const suggestion = closestName(named.name, rootNames);
    report(
      findings,
      map,
      named.position,
      'unknownName',
      {
        en: `There is no “${named.name}”${suggestion ? `; did you mean “${suggestion}”?` : `. A reference starts with ${rootNames.join(', ')}`}`,
        zh: `不存在“${named.name}”${suggestion ? `，是否要写“${suggestion}”？` : `。引用须以 ${rootNames.join('、')} 开头`}`,
      },
      suggestion,
    );
  } else if (isRootName(named.name) && named.name !== 'error' && node.steps.length > 1) {
    report(
      findings,
      map,
      named.position,
      'rootInsideItem',
      {
        en: `Here “${named.name}” is looked for in each item; write “$$.${named.name}” for the flow’s own`,
        zh: `此处的“${named.name}”会在每一项中查找；若指流程中的数据请写“$$.${named.name}”`,
      },
      `$$.${named.name}`,
      'warning',
    );
  }
}

function checkCall(
  node: Node & { kind: 'call' },
  bound: ReadonlySet<string>,
  map: SourceMap,
  findings: Findings,
): void {
  const { callee } = node;
  if (callee.kind !== 'variable' || bound.has(callee.name) || node.partial) return;
  const doc = findFunctionDoc(callee.name);
  if (!doc) return;
  noteLookup(node, map, findings);
  const count = node.callArguments.length;
  // `x ~> $f(y)` hands over one argument more than is written, so one less is no mistake
  if (count >= doc.leastArguments - 1 && count <= doc.mostArguments) {
    const isChained = map.tokenBefore(callee.position)?.text === '~>';
    if (count >= doc.leastArguments || isChained) return;
  }
  const reason = wrongCountReason(callee.name, doc.leastArguments, doc.mostArguments, count);
  report(findings, map, callee.position, 'wrongArgumentCount', reason);
}

function noteLookup(
  { callee, callArguments }: Node & { kind: 'call' },
  map: SourceMap,
  findings: Findings,
): void {
  const [table] = callArguments;
  if (callee.kind !== 'variable' || callee.name !== 'lookup') return;
  if (table?.kind !== 'literal' || typeof table.value !== 'string') return;
  const token = map.tokenAt(table.position);
  if (!token) return;
  const call = { table: table.value, start: map.toWhole(token.start), end: map.toWhole(token.end) };
  findings.lookups = [...(findings.lookups ?? []), call];
}

/** A call such as `foo(x)` of an unknown function is a path `foo` to JSONata; it is reported as a function instead. */
function forgetCallee(node: Node & { kind: 'call' }, findings: Findings, map: SourceMap): void {
  const { callee } = node;
  const [step] = callee.kind === 'path' ? callee.steps : [];
  if (step?.node.kind !== 'name') return;
  const token = map.tokenAt(step.node.position);
  if (!token) return;
  const start = map.toWhole(token.start);
  findings.diagnostics = findings.diagnostics.filter((found) => found.start !== start);
  findings.references = findings.references.filter((found) => found.start !== start);
  unknownFunction(step.node.name, step.node.position, map, findings);
}

function unknownVariable(node: Node & { kind: 'variable' }, map: SourceMap, findings: Findings): void {
  if (map.tokenAfter(node.position)?.text === '(') {
    unknownFunction(node.name, node.position, map, findings);
    return;
  }
  report(findings, map, node.position, 'unknownVariable', {
    en: `The variable “$${node.name}” is not set in this expression; variables of the flow are written “vars.${node.name}”`,
    zh: `表达式中未定义变量“$${node.name}”；流程变量请写“vars.${node.name}”`,
  });
}

function unknownFunction(name: string, position: number, map: SourceMap, findings: Findings): void {
  const suggestion = closestName(
    name,
    functionLibrary.map((doc) => doc.name),
  );
  const isMarked = map.tokenAt(position)?.text.startsWith('$') === true;
  report(
    findings,
    map,
    position,
    'unknownFunction',
    {
      en: `There is no function “${name}”${suggestion ? `; did you mean “${suggestion}”?` : ''}`,
      zh: `不存在函数“${name}”${suggestion ? `，是否要写“${suggestion}”？` : ''}`,
    },
    suggestion && (isMarked ? `$${suggestion}` : suggestion),
  );
}

function report(
  findings: Findings,
  map: SourceMap,
  position: number,
  code: Diagnostic['code'],
  message: Diagnostic['message'],
  suggestion?: string,
  severity: Diagnostic['severity'] = 'error',
): void {
  const token = map.tokenAt(position);
  findings.diagnostics.push({
    code,
    severity,
    message,
    start: map.toWhole(token?.start ?? Math.max(0, position - 1)),
    end: map.toWhole(token?.end ?? position),
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}
