/** The dialogs of one flow's menu and of many flows' bar; their code comes when one opens. */
import { onDemand } from '../../../app/on-demand.tsx';

export const MoveDialog = onDemand(
  () => import('./move-dialog.tsx').then((module) => module.MoveDialog),
  ({ open }) => open,
);

export const TagDialog = onDemand(
  () => import('./tag-dialog.tsx').then((module) => module.TagDialog),
  ({ open }) => open,
);
