import { sql } from "drizzle-orm";
import { z } from "zod";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type RequestTakeout = { ok: true } | { ok: false; reason: "not-yours" | "there" };

/** An owner of a closed organisation has all of its records packed; one at a time. The database says who is one. */
export async function requestTakeout(clerkId: string, organizationId: string): Promise<RequestTakeout> {
  if (!z.uuid().safeParse(organizationId).success) return { ok: false, reason: "not-yours" };
  return withTenant({ kind: "user", clerkId }, async (tx) => {
    const id = newId();
    const answer = await tx.execute(sql`select app.request_takeout(${organizationId}, ${id}) as result`);
    const [row] = (answer as unknown as { rows: { result: "requested" | "not-yours" | "there" }[] }).rows;
    if (row?.result !== "requested") return { ok: false, reason: row?.result ?? "not-yours" };
    await enqueue(tx, "takeout.build", { organizationId, id });
    return { ok: true };
  });
}
