import { type Role, staffRoles } from '@wms/domain';
import { z } from 'zod';
import { id, paging, text } from './fields.ts';

/** 888's own desk: who may read there, and who may decide. */
export const staff = ['DISPATCH', 'ADMIN'] as const satisfies readonly Role[];
export const adminOnly = ['ADMIN'] as const satisfies readonly Role[];
export const staffRole = z.enum(staffRoles);

/** The lists of 888's desk are followed by cursor alone: `?limit=` and `?cursor=` from the last answer. */
export const cursorPaging = { limit: paging.limit, cursor: paging.cursor };

/** What stands beside the rows of such a list. `total` is null where counting would cost more than the page. */
export const cursorAnswer = {
  limit: z.int(),
  total: z.int().nullable(),
  nextCursor: z.string().nullable(),
};

/** A part of what is looked for, in any case of letters. */
export const search = text(100);

export const companyName = text(100);
export const warehouseName = text(100);

/** `{id}` of a path. */
export const idParams = z.strictObject({ id });

export const trueOrFalse = z.enum(['true', 'false']);
