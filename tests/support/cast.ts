import { sql } from "drizzle-orm";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { builtInRoles } from "@/lib/tenancy/permission";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type TestOrganization = { id: string; slug: string; owner: string };

/** A user as Clerk's mirror makes them; returns their Clerk id. */
export async function aUser(name: string): Promise<string> {
  const clerkId = `user_${name}`;
  await withTenant({ kind: "inbox", organizationId: null }, (tx) =>
    tx.execute(
      sql`select app.mirror_user(${newId()}, ${clerkId}, ${`${name}@example.org`}, ${name}, 'Example', now(), false)`,
    ),
  );
  return clerkId;
}

/** An active organisation with its built-in roles; `owner` is its owner's Clerk id. */
export async function anOrganization(slug: string, ownerClerkId?: string): Promise<TestOrganization> {
  const owner = ownerClerkId ?? (await aUser(`owner-of-${slug}`));
  const id = newId();
  const roles = builtInRoles.map((role) => ({ id: newId(), ...role }));
  await withTenant({ kind: "user", clerkId: owner }, (tx) =>
    tx.execute(
      sql`select app.create_organization(${id}, ${slug}, ${slug}, ${newId()}, ${JSON.stringify(roles)})`,
    ),
  );
  await withTenant({ kind: "member", clerkId: owner, organizationSlug: slug }, (tx) =>
    tx.execute(sql`update organizations set status = 'active' where id = ${id}`),
  );
  return { id, slug, owner };
}

/** The organisation's owner as a session gate hands them to verbs. */
export async function theMember({ owner, slug }: TestOrganization): Promise<Member> {
  const actor = { kind: "member", clerkId: owner, organizationSlug: slug } as const;
  return withTenant(actor, async (_, entered) => ({ ...actor, ...(await entered()), isFresh: true }));
}

/** Another colleague of the organisation, with one of its built-in roles, as a session gate hands them to verbs. */
export async function aColleague(
  organization: TestOrganization,
  name: string,
  roleKey: string,
): Promise<Member> {
  const clerkId = await aUser(name);
  const owner = await theMember(organization);
  const membershipId = newId();
  const { userId } = await withTenant({ kind: "user", clerkId }, (_, entered) => entered());
  await withTenant(owner, async (tx) => {
    await tx.execute(sql`insert into memberships (organization_id, id, user_id, status)
      values (${organization.id}, ${membershipId}, ${userId}, 'active')`);
    await tx.execute(sql`insert into user_roles (organization_id, id, membership_id, role_id)
      select organization_id, ${newId()}, ${membershipId}, id from roles where organization_id = ${organization.id} and key = ${roleKey}`);
  });
  return theMember({ ...organization, owner: clerkId });
}
