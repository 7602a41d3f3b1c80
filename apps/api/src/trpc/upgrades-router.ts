import { byId } from '../contract/paging.ts';
import {
  applyManyInput,
  applyUpgradeInput,
  checkManyInput,
  checkUpgradeInput,
  listDoneInput,
  previewUpgradeInput,
  rollBackInput,
  upgradeGroupInput,
} from '../contract/upgrades.ts';
import { may, personProcedure, router } from './procedures.ts';

const looker = may('templates.look');
const user = may('templates.use');

/** Who may make flows of templates may bring them to newer versions; in every tenant for itself. */
export const upgradesRouter = router({
  list: looker.query(({ ctx }) => ctx.plane.upgrades.list(ctx.access)),
  everywhere: personProcedure.query(({ ctx }) => ctx.plane.upgrades.everywhere(ctx.person)),
  preview: looker
    .input(previewUpgradeInput)
    .query(({ ctx, input }) => ctx.plane.upgrades.preview(ctx.access, input)),
  words: looker.input(byId).query(({ ctx, input }) => ctx.plane.upgrades.words(ctx.access, input)),
  // A mutation: thousands of choices would not fit into the address of a query.
  check: user
    .input(checkUpgradeInput)
    .mutation(({ ctx, input }) => ctx.plane.upgrades.check(ctx.access, input)),
  applyOne: user
    .input(applyUpgradeInput)
    .mutation(({ ctx, input }) => ctx.plane.upgrades.apply(ctx.access, input)),
  checkMany: user
    .input(checkManyInput)
    .mutation(({ ctx, input }) => ctx.plane.upgrades.checkMany(ctx.access, input)),
  applyMany: user
    .input(applyManyInput)
    .mutation(({ ctx, input }) => ctx.plane.upgrades.applyMany(ctx.access, input)),
  done: looker.input(listDoneInput).query(({ ctx, input }) => ctx.plane.upgrades.done(ctx.access, input)),
  doneEverywhere: personProcedure.query(({ ctx }) => ctx.plane.upgrades.doneEverywhere(ctx.person)),
  previewRollBack: user
    .input(upgradeGroupInput)
    .query(({ ctx, input }) => ctx.plane.upgrades.previewRollBack(ctx.access, input)),
  rollBack: user
    .input(rollBackInput)
    .mutation(({ ctx, input }) => ctx.plane.upgrades.rollBack(ctx.access, input)),
});
