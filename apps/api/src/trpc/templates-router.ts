import {
  packageFileInput,
  previewPackageInput,
  publishTemplateInput,
  shareTemplateInput,
  templateVersionInput,
} from '../contract/packages.ts';
import { byId } from '../contract/paging.ts';
import { createFromTemplateInput, getTemplateInput } from '../contract/templates.ts';
import { admin, builder, router, viewer } from './procedures.ts';

/** Building a template is a builder's work; what other tenants see is decided by those who manage the tenant. */
export const templatesRouter = router({
  list: viewer.query(({ ctx }) => ctx.plane.templates.list(ctx.access)),
  get: viewer.input(getTemplateInput).query(({ ctx, input }) => ctx.plane.templates.get(ctx.access, input)),
  versions: viewer.input(byId).query(({ ctx, input }) => ctx.plane.templates.versions(ctx.access, input)),
  createFlow: builder
    .input(createFromTemplateInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.createFlow(ctx.access, input)),
  previewPackage: builder
    .input(previewPackageInput)
    .query(({ ctx, input }) => ctx.plane.templates.previewPackage(ctx.access, input)),
  publish: builder
    .input(publishTemplateInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.publish(ctx.access, input)),
  remove: builder.input(byId).mutation(({ ctx, input }) => ctx.plane.templates.remove(ctx.access, input)),
  sharing: viewer.input(byId).query(({ ctx, input }) => ctx.plane.templates.sharing(ctx.access, input)),
  share: admin
    .input(shareTemplateInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.share(ctx.access, input)),
  revoke: admin
    .input(shareTemplateInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.revoke(ctx.access, input)),
  copy: builder.input(byId).mutation(({ ctx, input }) => ctx.plane.templates.copy(ctx.access, input)),
  // Mutations: no cache keeps a whole package, and files would not fit into the address of a query.
  export: viewer
    .input(templateVersionInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.export(ctx.access, input)),
  previewFile: builder
    .input(packageFileInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.previewFile(ctx.access, input)),
  importFile: builder
    .input(packageFileInput)
    .mutation(({ ctx, input }) => ctx.plane.templates.importFile(ctx.access, input)),
});
