/** Above lists of flows and templates: wizards that were begun and not finished. */
import { onDemand } from '../../app/on-demand.tsx';
import { useSetups } from './use-setups.ts';

/** Most pages have none to show. */
const SetupList = onDemand(
  () => import('./setup-list.tsx').then((module) => module.SetupList),
  ({ setups }) => setups.length > 0,
);

/** Of one template with `templateId`. Nothing while there are none, or when they cannot be read: the list below says why. */
export function UnfinishedSetups({ templateId }: { templateId?: string }) {
  const setups = useSetups().data ?? [];
  return (
    <SetupList setups={setups.filter((each) => templateId === undefined || each.templateId === templateId)} />
  );
}
