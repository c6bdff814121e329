import { and, eq } from "drizzle-orm";
import { campaigns } from "@/lib/db/schema/giving";
import { organizations } from "@/lib/db/schema/organizations";
import { env } from "@/lib/env";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Has the site render a campaign's public pages anew; they are static and know nothing of the database until then. */
export async function refreshPages({
  organizationId,
  id,
}: {
  organizationId: string;
  id: string;
}): Promise<void> {
  const [campaign] = await withTenant({ kind: "system", organizationId }, (tx) =>
    tx
      .select({ slug: campaigns.slug, organizationSlug: organizations.slug })
      .from(campaigns)
      .innerJoin(organizations, eq(organizations.id, campaigns.organizationId))
      .where(and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, id))),
  );
  if (!campaign) return;
  const page = `/give/${campaign.organizationSlug}`;
  const response = await fetch(`${env().NIKA_PUBLIC_URL}/api/internal/revalidate`, {
    method: "POST",
    headers: { authorization: `Bearer ${env().NIKA_INTERNAL_SECRET}`, "content-type": "application/json" },
    body: JSON.stringify({ paths: [page, `${page}/${campaign.slug}`] }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`The site answered ${response.status} to a refresh`);
}
