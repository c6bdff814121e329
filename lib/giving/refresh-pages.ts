import { and, eq, ne } from "drizzle-orm";
import { campaigns } from "@/lib/db/schema/giving";
import { organizations } from "@/lib/db/schema/organizations";
import { env } from "@/lib/env";
import { withTenant } from "@/lib/tenancy/with-tenant";

const campaignsLimit = 90;

/**
 * Has the site render public pages anew; they are static and know nothing of the database until then. `id` is a
 * campaign's, or the organisation's own: then all of its pages are meant.
 */
export async function refreshPages({
  organizationId,
  id,
}: {
  organizationId: string;
  id: string;
}): Promise<void> {
  const found = await withTenant({ kind: "system", organizationId }, (tx) =>
    tx
      .select({ slug: campaigns.slug, organizationSlug: organizations.slug })
      .from(campaigns)
      .innerJoin(organizations, eq(organizations.id, campaigns.organizationId))
      .where(
        and(
          eq(campaigns.organizationId, organizationId),
          id === organizationId ? ne(campaigns.status, "draft") : eq(campaigns.id, id),
        ),
      )
      .limit(campaignsLimit),
  );
  if (!found[0]) return;
  const page = `/give/${found[0].organizationSlug}`;
  const response = await fetch(`${env().NIKA_PUBLIC_URL}/api/internal/revalidate`, {
    method: "POST",
    headers: { authorization: `Bearer ${env().NIKA_INTERNAL_SECRET}`, "content-type": "application/json" },
    body: JSON.stringify({ paths: [page, ...found.map(({ slug }) => `${page}/${slug}`)] }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`The site answered ${response.status} to a refresh`);
}
