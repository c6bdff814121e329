import { sql } from "drizzle-orm";
import { newId } from "@/lib/new-id";
import type { Actor } from "@/lib/tenancy/actor";
import { tokenSha256 } from "@/lib/tenancy/link-token";
import { withTenant } from "@/lib/tenancy/with-tenant";

/**
 * Opens a donor's gifts to the signed-in user who asked for the link and received it. A link works once, for the user
 * who asked, until it expires.
 */
export async function proveDonor(
  user: Extract<Actor, { kind: "user" }>,
  token: string,
): Promise<{ ok: true; organizationId: string } | { ok: false; reason: "link-not-valid" }> {
  const proved = await withTenant(user, async (tx) => {
    const answer = await tx.execute(
      sql`select organization_id from app.prove_donor(${tokenSha256(token)}, ${newId()})`,
    );
    return (answer as unknown as { rows: { organization_id: string }[] }).rows[0];
  });
  return proved
    ? { ok: true, organizationId: proved.organization_id }
    : { ok: false, reason: "link-not-valid" };
}
