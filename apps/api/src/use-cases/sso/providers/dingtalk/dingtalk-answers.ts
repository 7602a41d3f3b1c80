/** What DingTalk answers, as far as signing in reads it. */
import { z } from 'zod';

const text = z.string().trim().min(1).max(500);
const token = z.string().min(1).max(4000);
const deptId = z.int();

export const appTokenAnswer = z.object({ access_token: token, expires_in: z.number().positive() });

export const userTokenAnswer = z.object({
  accessToken: token,
  /** Of the organisation the person chose on DingTalk's page. */
  corpId: z.string().optional(),
});

export const meAnswer = z.object({ unionId: text, nick: z.string().max(500).catch('') });

export const userIdAnswer = z.object({
  /** `contact_type` 0: works there; 1: an external contact. */
  result: z.object({ userid: text, contact_type: z.int() }),
});

export const userAnswer = z.object({
  result: z.object({
    userid: text,
    unionid: text,
    name: z.string().max(500).catch(''),
    dept_id_list: z.array(deptId).max(1000).catch([]),
    role_list: z
      .array(z.object({ name: text }))
      .max(1000)
      .catch([]),
  }),
});

export const parentsAnswer = z.object({
  result: z.object({
    parent_list: z.array(z.object({ parent_dept_id_list: z.array(deptId).max(100) })).max(1000),
  }),
});

export const departmentAnswer = z.object({ result: z.object({ dept_id: deptId, name: text }) });

export const subDepartmentsAnswer = z.object({
  result: z.array(z.object({ dept_id: deptId, name: text })).max(2000),
});

export const rolesAnswer = z.object({
  result: z.object({ list: z.array(z.object({ roles: z.array(z.object({ name: text })).catch([]) })) }),
});
