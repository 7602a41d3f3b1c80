/** WeCom: its page answers with a code that says which member of the enterprise somebody is, or that they are none. */
import { SsoFailed } from '../../sso-failed.ts';
import type { SsoJourney, SsoPerson, SsoProvider } from '../sso-provider.ts';
import { SystemRefusal } from '../system-refusal.ts';
import { testWecom } from './test-wecom.ts';
import { userAnswer, whoAnswer } from './wecom-answers.ts';
import { addressesOf, askAsApp, type WecomDeps, type WecomSettings } from './wecom-app.ts';
import { groupsOfMember } from './wecom-groups.ts';

export function wecomProvider(deps: WecomDeps, settings: WecomSettings): SsoProvider {
  return {
    async authorize({ state, redirectUri }) {
      const url = new URL(`${addressesOf(settings).login}/wwlogin/sso/login`);
      url.search = new URLSearchParams({
        login_type: 'CorpApp',
        appid: settings.corpId,
        agentid: String(settings.agentId),
        redirect_uri: redirectUri,
        state,
      }).toString();
      return url;
    },
    identify: (answer) => identify(deps, settings, answer),
    test: () => testWecom(deps, settings),
    endSession: async () => undefined,
  };
}

async function identify(
  deps: WecomDeps,
  settings: WecomSettings,
  { search }: SsoJourney & { search: string },
): Promise<SsoPerson> {
  const code = new URLSearchParams(search).get('code');
  if (!code || code.length > 1000) throw new SsoFailed('denied', new SystemRefusal('denied', 'no code'));
  const ask = askAsApp(deps, settings);
  const { userid } = await ask('/auth/getuserinfo', { code }, whoAnswer);
  if (userid === undefined) throw new SystemRefusal('notMember', 'not a member of the enterprise');
  const user = await ask('/user/get', { userid }, userAnswer);
  const named = settings.groupRoles.map(({ group }) => group);
  return {
    subject: user.userid,
    name: user.name.trim() || user.userid,
    email: null,
    knownAs: user.userid,
    groups: named.length === 0 ? [] : await groupsOfMember(ask, user, named),
    idToken: null,
  };
}
