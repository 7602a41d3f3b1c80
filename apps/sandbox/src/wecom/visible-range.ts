/** What an app may see (可见范围): its departments and all below. */
import type { WecomApp, WecomState } from './wecom-state.ts';

export function seesDepartment(state: WecomState, app: WecomApp, id: number): boolean {
  const seen = new Set<number>();
  for (let at = state.departments.get(id); at && !seen.has(at.id); at = state.departments.get(at.parentid)) {
    if (app.visibleParties.includes(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}

export function seesUser(state: WecomState, app: WecomApp, userid: string): boolean {
  const user = state.users.get(userid);
  return user?.department.some((id) => seesDepartment(state, app, id)) ?? false;
}
