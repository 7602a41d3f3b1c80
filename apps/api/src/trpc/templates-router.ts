import {
  previewPackageInput,
  publishTemplateInput,
  shareTemplateInput,
  templateVersionInput,
} from '../contract/packages.ts';
import { byId } from '../contract/paging.ts';
import {
  copyItemInput,
  copyTemplateInput,
  importFileInput,
  planCopyInput,
  previewFileInput,
} from '../contract/template-copy.ts';
import { createFromTemplateInput, getTemplateInput } from '../contract/templates.ts';
import { may, router } from './procedures.ts';

/** Building a template is a builder's work; what other tenants see is decided by those who manage the tenant. */
export const templatesRouter = router({
  list: may('templates.look').query(({ ctx }) => ctx.plane.templates.list(ctx.access)),
  get: may('templates.look')
    .input(getTemplateInput)
    .query(({ ctx, input }) => ctx.plane.templates.get(ctx.access, input)),
  versions: may('templates.look')
    .input(byId)
    .query(({ ctx, input }) => ctx.plane.templates.versions(ctx.access, input)),
  createFlow: may('templates.use')
    .input(createFromTemplateInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.createFlow(ctx.access, input)),
  previewPackage: may('templates.publish')
    .input(previewPackageInput)
    .query(({ ctx, input }) => ctx.plane.templates.previewPackage(ctx.access, input)),
  publish: may('templates.publish')
    .input(publishTemplateInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.publish(ctx.access, input)),
  remove: may('templates.publish')
    .input(byId)
    .mutation(({ ctx, input }) => ctx.plane.templates.remove(ctx.access, input)),
  sharing: may('templates.look')
    .input(byId)
    .query(({ ctx, input }) => ctx.plane.templates.sharing(ctx.access, input)),
  share: may('templates.share')
    .input(shareTemplateInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.share(ctx.access, input)),
  revoke: may('templates.share')
    .input(shareTemplateInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.revoke(ctx.access, input)),
  planCopy: may('templates.use')
    .input(planCopyInput)
    .query(({ ctx, input }) => ctx.plane.templates.planCopy(ctx.access, input)),
  copy: may('templates.use')
    .input(copyTemplateInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.copy(ctx.access, input)),
  // Mutations: no cache keeps a whole package, and files would not fit into the address of a query.
  export: may('templates.look')
    .input(templateVersionInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.export(ctx.access, input)),
  compareItem: may('templates.use')
    .input(copyItemInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.compareItem(ctx.access, input)),
  previewFile: may('templates.publish')
    .input(previewFileInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.previewFile(ctx.access, input)),
  importFile: may('templates.publish')
    .input(importFileInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.importFile(ctx.access, input)),
});
