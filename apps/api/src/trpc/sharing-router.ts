/** Invitations into a tenant, and what it shares among its flows. */
import { createInvitationInput, invitationToken, joinInput } from '../contract/invitations.ts';
import { byId } from '../contract/paging.ts';
import {
  changeVariableInput,
  createTableInput,
  createVariableInput,
  describeTableInput,
  listRowsInput,
  putRowsInput,
  removeRowsInput,
  removeTableInput,
  removeVariableInput,
  tableInput,
  variableInput,
} from '../contract/tenant-values.ts';
import { anyoneProcedure, may, personProcedure, router } from './procedures.ts';

const inviter = may('members.manage');

export const invitationsRouter = router({
  list: inviter.query(({ ctx }) => ctx.plane.invitations.list(ctx.access)),
  create: inviter
    .input(createInvitationInput)
    .mutation(({ ctx, input }) => ctx.plane.invitations.create(ctx.access, input)),
  revoke: inviter.input(byId).mutation(({ ctx, input }) => ctx.plane.invitations.revoke(ctx.access, input)),
  look: anyoneProcedure.input(invitationToken).query(({ ctx, input }) => ctx.plane.invitations.look(input)),
  accept: personProcedure
    .input(invitationToken)
    .mutation(({ ctx, input }) => ctx.plane.invitations.accept(ctx.person, input)),
  join: anyoneProcedure.input(joinInput).mutation(({ ctx, input }) => ctx.plane.invitations.join(input)),
});

const reader = may('variables.look');
const keeper = may('variables.manage');

export const variablesRouter = router({
  list: reader.query(({ ctx }) => ctx.plane.variables.list(ctx.access)),
  usages: reader
    .input(variableInput)
    .query(({ ctx, input }) => ctx.plane.variables.usages(ctx.access, input)),
  create: keeper
    .input(createVariableInput)
    .mutation(({ ctx, input }) => ctx.plane.variables.create(ctx.access, input)),
  change: keeper
    .input(changeVariableInput)
    .mutation(({ ctx, input }) => ctx.plane.variables.change(ctx.access, input)),
  remove: keeper
    .input(removeVariableInput)
    .mutation(({ ctx, input }) => ctx.plane.variables.remove(ctx.access, input)),
});

export const lookupTablesRouter = router({
  list: reader.query(({ ctx }) => ctx.plane.lookupTables.list(ctx.access)),
  rows: reader.input(listRowsInput).query(({ ctx, input }) => ctx.plane.lookupTables.rows(ctx.access, input)),
  usages: reader
    .input(tableInput)
    .query(({ ctx, input }) => ctx.plane.lookupTables.usages(ctx.access, input)),
  create: keeper
    .input(createTableInput)
    .mutation(({ ctx, input }) => ctx.plane.lookupTables.create(ctx.access, input)),
  describe: keeper
    .input(describeTableInput)
    .mutation(({ ctx, input }) => ctx.plane.lookupTables.describe(ctx.access, input)),
  putRows: keeper
    .input(putRowsInput)
    .mutation(({ ctx, input }) => ctx.plane.lookupTables.putRows(ctx.access, input)),
  removeRows: keeper
    .input(removeRowsInput)
    .mutation(({ ctx, input }) => ctx.plane.lookupTables.removeRows(ctx.access, input)),
  remove: keeper
    .input(removeTableInput)
    .mutation(({ ctx, input }) => ctx.plane.lookupTables.remove(ctx.access, input)),
});
