import { z } from 'zod';
import { roles } from '../contract/access.ts';
import { createInvitationInput } from '../contract/invitations.ts';
import { idInput } from '../contract/paging.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { id, idParam, pageOf } from './shapes.ts';

const tag = 'Members';
const role = z.enum(roles);
const userParam = z.object({ userId: idInput });
const userAnswer = z.object({ userId: id });

const member = z.object({
  userId: id,
  name: z.string(),
  email: z
    .string()
    .nullable()
    .meta({ description: 'Null: signed in by DingTalk or WeCom, without an address.' }),
  knownAs: z.string().nullable().meta({ description: 'Their user id at DingTalk or WeCom.' }),
  role,
  since: z.string(),
});

const invitation = z.object({
  id,
  email: z.string().nullable().meta({ description: 'Null: whoever has the link.' }),
  role,
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
  invitedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  acceptedBy: z.string().nullable(),
  acceptedAt: z.string().nullable(),
});

export const memberCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/members',
    operationId: 'listMembers',
    summary: 'List who belongs to the tenant, by name.',
    tag,
    needs: 'members.look',
    answers: {
      200: pageOf(member),
    },
    async handle({ plane, access }) {
      return { status: 200, body: { items: await plane.members.list(access), nextCursor: null } };
    },
  }),
  defineCall({
    method: 'put',
    path: '/members/{userId}/role',
    operationId: 'changeRole',
    summary: 'Give a member another role, up to the caller’s own.',
    tag,
    needs: 'members.manage',
    params: userParam,
    body: z.strictObject({ role }),
    answers: { 200: userAnswer },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.members.changeRole(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/members/{userId}',
    operationId: 'removeMember',
    summary: 'Take somebody out of the tenant; their account stays.',
    tag,
    needs: 'members.manage',
    params: userParam,
    answers: { 200: userAnswer },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.members.remove(access, params) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/invitations',
    operationId: 'listInvitations',
    summary: 'List the newest 200 invitations; their links are shown once only.',
    tag,
    needs: 'members.manage',
    answers: { 200: pageOf(invitation) },
    async handle({ plane, access }) {
      return { status: 200, body: { items: await plane.invitations.list(access), nextCursor: null } };
    },
  }),
  defineCall({
    method: 'post',
    path: '/invitations',
    operationId: 'createInvitation',
    summary: 'Make a link that makes its reader a member, once; mailed when there is an address and SMTP.',
    tag,
    needs: 'members.manage',
    body: createInvitationInput,
    answers: {
      201: z.object({ id, link: z.string(), expiresAt: z.string(), mail: z.enum(['sent', 'failed', 'off']) }),
    },
    async handle({ plane, access }, { body }) {
      return { status: 201, body: await plane.invitations.create(access, body) };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/invitations/{id}',
    operationId: 'revokeInvitation',
    summary: 'Make an invitation’s link worthless.',
    tag,
    needs: 'members.manage',
    params: idParam,
    answers: { 200: z.object({ id }) },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.invitations.revoke(access, params) };
    },
  }),
];
