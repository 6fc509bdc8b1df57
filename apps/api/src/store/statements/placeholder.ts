import { sql } from '../drizzle.ts';

/** A value that is handed in at each run. */
export const $ = (name: string) => sql.placeholder(name);

/** The same, wrapped for the places where the builder takes only SQL, such as `set`. */
export const $sql = (name: string) => sql`${sql.placeholder(name)}`;
