import { sql } from "drizzle-orm";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** The name of an organisation that is suspended, for whoever comes to its giving pages; null for any other. */
export async function findSuspendedOrganization(organizationSlug: string): Promise<string | null> {
  return withTenant({ kind: "public" }, async (tx) => {
    const answer = await tx.execute(sql`select app.suspended_organization(${organizationSlug}) as name`);
    return (answer as unknown as { rows: { name: string | null }[] }).rows[0]?.name ?? null;
  });
}
