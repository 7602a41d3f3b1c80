/** Tries the app as it is typed: its enterprise, its secret, that the AgentId is its own, and what groups there are. */
import type { KnownGroup, SsoTest } from '../../../../contract/sso.ts';
import { failedTest } from '../failed-test.ts';
import { type Department, namedGroups } from '../named-groups.ts';
import { reachProblem } from '../reach-problem.ts';
import { SystemRefusal } from '../system-refusal.ts';
import { agentAnswer, departmentsAnswer, tagsAnswer } from './wecom-answers.ts';
import { type AskWecom, askWith, fetchAppToken, type WecomDeps, type WecomSettings } from './wecom-app.ts';
import { tagGroup } from './wecom-groups.ts';

const MOST_GROUPS = 400;

export async function testWecom(deps: WecomDeps, settings: WecomSettings): Promise<SsoTest> {
  try {
    const { token } = await fetchAppToken(deps, settings);
    const ask = askWith(deps, settings, token);
    await ask('/agent/get', { agentid: String(settings.agentId) }, agentAnswer);
    const groups = [...namedGroups(await departmentsOf(ask)), ...(await tagsOf(ask))].slice(0, MOST_GROUPS);
    return { ok: true, signsOut: false, unknownScopes: [], groups };
  } catch (error) {
    if (error instanceof SystemRefusal) return failedTest(error.problem, error);
    const problem = reachProblem(error);
    if (problem === undefined) throw error;
    return failedTest(problem, error);
  }
}

async function departmentsOf(ask: AskWecom): Promise<Department[]> {
  const { department: all } = await ask('/department/list', {}, departmentsAnswer);
  const byId = new Map(all.map((each) => [each.id, each]));
  return all
    .filter(({ name }) => name !== '')
    .slice(0, MOST_GROUPS)
    .map(({ id, name, parentid }) => {
      const parents: string[] = [];
      const seen = new Set<number>([id]);
      for (let above = byId.get(parentid); above && !seen.has(above.id); above = byId.get(above.parentid)) {
        seen.add(above.id);
        parents.unshift(above.name);
      }
      return { id, name, parents };
    });
}

/** An app that may not read tags signs in all the same. */
async function tagsOf(ask: AskWecom): Promise<KnownGroup[]> {
  try {
    const { taglist } = await ask('/tag/list', {}, tagsAnswer);
    return taglist.map(({ tagname }) => ({ value: tagGroup(tagname), label: tagGroup(tagname) }));
  } catch (error) {
    if (error instanceof SystemRefusal && ['noPermission', 'outOfRange'].includes(error.reason)) return [];
    throw error;
  }
}
