/** The dialog that publishes a flow as a template; its code and its texts come when it opens. */
import { onDemand } from '../../../app/on-demand.tsx';
import { loadTexts } from '../../../i18n/load-language.ts';

export const PublishTemplateDialog = onDemand(
  async () => {
    const [module] = await Promise.all([import('./publish-template-dialog.tsx'), loadTexts('packages')]);
    return module.PublishTemplateDialog;
  },
  ({ open }) => open,
);
