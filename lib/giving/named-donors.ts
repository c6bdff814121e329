import { and, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { donorWords } from "@/lib/db/schema/donor-words";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { endOfPrefix, wordsSought } from "./donor-words";

/**
 * The donors of whose names every word typed begins a word; undefined where none was typed. Ranges of bytes, for
 * operators that are leakproof use the index under row-level security; LIKE is not.
 */
function donorsNamed(tx: TenantTx, organizationId: string, words: string[]): SQL {
  const having = words.map(
    (word) =>
      sql`${tx
        .select({ donorId: donorWords.donorId })
        .from(donorWords)
        .where(
          and(
            eq(donorWords.organizationId, organizationId),
            gte(donorWords.word, word),
            lt(donorWords.word, endOfPrefix(word)),
          ),
        )}`,
  );
  return sql.join(having, sql` intersect `);
}

/**
 * That a column holds the id of a donor so named. The donors are found first, whatever the order of the list: left to
 * itself the database reads a list by name from its beginning, in the hope of meeting them early.
 */
export function isNamed(
  tx: TenantTx,
  organizationId: string,
  donorId: PgColumn,
  typed: string,
): SQL | undefined {
  const words = wordsSought(typed);
  if (words.length === 0) return undefined;
  return sql`${donorId} = any (array(${donorsNamed(tx, organizationId, words)}))`;
}

const commonFrom = 1_000;

/**
 * The same of gifts. Those of a common name's donors are very many, and the newest of them are soon met in their order,
 * if only each is looked up among the donors: what the planner must not turn into a join, hence the second condition.
 */
export async function isGivenBy(
  tx: TenantTx,
  organizationId: string,
  donorId: PgColumn,
  typed: string,
): Promise<SQL | undefined> {
  const words = wordsSought(typed);
  if (words.length !== 1) return isNamed(tx, organizationId, donorId, typed);
  const named = donorsNamed(tx, organizationId, words);
  const { rows } = (await tx.execute(
    sql`select count(*)::int as n from (${named} limit ${commonFrom}) named`,
  )) as unknown as { rows: { n: number }[] };
  return rows[0]!.n < commonFrom
    ? isNamed(tx, organizationId, donorId, typed)
    : sql`(${donorId} in (${named}) or false)`;
}
