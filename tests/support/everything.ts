import type pg from "pg";

/** A sum of all that the database holds, jobs included: what differs from it was changed. */
export async function everything(owner: pg.Client | pg.Pool): Promise<string> {
  const { rows: tables } = await owner.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public' or (schemaname = 'pgboss' and tablename = 'job_common') order by 1`,
  );
  const sums = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t`,
  );
  const { rows } = await owner.query(`${sums.join(" union all ")} order by 1`);
  return JSON.stringify(rows);
}
