/** The dialog that publishes a flow as a template; its code comes when it opens. */
import { onDemand } from '../../../app/on-demand.tsx';

export const PublishTemplateDialog = onDemand(
  () => import('./publish-template-dialog.tsx').then((module) => module.PublishTemplateDialog),
  ({ open }) => open,
);
