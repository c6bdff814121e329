import { sql } from "drizzle-orm";
import { withTenant } from "./with-tenant";

export type MyOrganization = {
  organizationId: string;
  slug: string;
  name: string;
  status: "onboarding" | "active" | "suspended" | "closed";
  isMember: boolean;
  isDonor: boolean;
};

/** Where a signed-in person belongs, as colleague or as donor, by name; 200 at most. */
export async function listMyOrganizations(clerkId: string): Promise<MyOrganization[]> {
  const { rows } = (await withTenant({ kind: "user", clerkId }, (tx) =>
    tx.execute(
      sql`select organization_id as "organizationId", slug, name, status, is_member as "isMember", is_donor as "isDonor" from app.my_organizations()`,
    ),
  )) as unknown as { rows: MyOrganization[] };
  return rows;
}

export type ClosedDoor = { name: string; status: "waiting" | "suspended" };

/** Where a signed-in person belongs and may not come in, by name: they wait for an owner, or are suspended. */
export async function listMyClosedDoors(clerkId: string): Promise<ClosedDoor[]> {
  const { rows } = (await withTenant({ kind: "user", clerkId }, (tx) =>
    tx.execute(sql`select name, status from app.my_closed_doors()`),
  )) as unknown as { rows: ClosedDoor[] };
  return rows;
}

/** The address in use of a place the person works in, by its old address, its id or Clerk's; null to everybody else. */
export async function findMyCurrentSlug(clerkId: string, address: string): Promise<string | null> {
  const { rows } = (await withTenant({ kind: "user", clerkId }, (tx) =>
    tx.execute(
      sql`select slug from app.my_organizations() where is_member and slug = app.current_slug(${address})`,
    ),
  )) as unknown as { rows: { slug: string }[] };
  return rows[0]?.slug ?? null;
}
