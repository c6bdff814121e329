import { and, eq } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import { enqueue } from "@/lib/jobs/enqueue";
import { queueMail } from "@/lib/mail/queue-mail";
import { listHolders } from "@/lib/tenancy/list-holders";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Job: writes to each owner of an organisation that has been closed, once, and takes its giving pages down. */
export async function tellOwners({ organizationId }: { organizationId: string }): Promise<number> {
  return withTenant({ kind: "system", organizationId }, async (tx) => {
    const closed = await tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(and(eq(organizations.id, organizationId), eq(organizations.status, "closed")));
    const owners = closed.length > 0 ? await listHolders(tx, organizationId, "settings:close") : [];
    for (const membershipId of owners)
      await queueMail(tx, { organizationId, kind: "organization-closed", subjectId: membershipId });
    await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
    return owners.length;
  });
}
