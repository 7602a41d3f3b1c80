/** What WeCom answers, as far as signing in reads it. */
import { z } from 'zod';

const text = z.string().trim().min(1).max(500);
const id = z.int();

export const tokenAnswer = z.object({
  access_token: z.string().min(1).max(4000),
  expires_in: z.number().positive(),
});

/** `userid` of a member; whoever is none has an `openid` instead. */
export const whoAnswer = z.object({ userid: text.optional() });

export const userAnswer = z.object({
  userid: text,
  name: z.string().max(500).catch(''),
  department: z.array(id).max(1000).catch([]),
});

export const departmentAnswer = z.object({
  department: z.object({ id, name: z.string().max(500).catch(''), parentid: id.catch(0) }),
});

export const departmentsAnswer = z.object({
  department: z
    .array(z.object({ id, name: z.string().max(500).catch(''), parentid: id.catch(0) }))
    .max(50_000),
});

export const tagsAnswer = z.object({
  taglist: z.array(z.object({ tagid: id, tagname: text })).max(5000),
});

export const tagAnswer = z.object({
  userlist: z.array(z.object({ userid: text })).catch([]),
  partylist: z.array(id).catch([]),
});

export const agentAnswer = z.object({ agentid: id, close: z.int().catch(0) });
