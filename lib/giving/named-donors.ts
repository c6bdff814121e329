import { and, eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { donorWords } from "@/lib/db/schema/donor-words";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { endOfPrefix, wordsSought } from "./donor-words";

/**
 * That every word typed begins a word of the donor's name, for a column that holds the donor's id; undefined where no
 * word was typed. Ranges of bytes, for operators that are leakproof use the index under row-level security; LIKE is not.
 */
export function isNamed(
  tx: TenantTx,
  organizationId: string,
  donorId: PgColumn,
  typed: string,
): SQL | undefined {
  return and(
    ...wordsSought(typed).map((word) =>
      inArray(
        donorId,
        tx
          .select({ donorId: donorWords.donorId })
          .from(donorWords)
          .where(
            and(
              eq(donorWords.organizationId, organizationId),
              gte(donorWords.word, word),
              lt(donorWords.word, endOfPrefix(word)),
            ),
          ),
      ),
    ),
  );
}
