import { sql } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { organizationProfiles } from "@/lib/db/schema/tenancy";
import { newId } from "@/lib/new-id";
import type { Member } from "./actor";
import { connectOrganization } from "./connect-organization";
import { enterUser } from "./enter-user";
import { type OrganizationDetails, type OrganizationInput, organizationInput } from "./input";
import { listMyOrganizations } from "./my-organizations";
import { builtInRoles } from "./permission";
import { countEach, type Limit } from "./rate-limit";
import { withTenant } from "./with-tenant";

export type RegisterOrganization =
  | { ok: true; organizationId: string; slug: string }
  | { ok: false; reason: "slug-taken" | "too-often" };

const attempts = {
  user: { name: "registrations-user", times: 30, seconds: 3600 },
  address: { name: "registrations-address", times: 60, seconds: 3600 },
} satisfies Record<string, Limit>;

/**
 * Makes an organisation of the signed-in person, who becomes its owner, then makes it in Clerk. Each step may be
 * repeated with the same id: what is there already stays, so a broken connection loses nothing and doubles nothing.
 */
export async function registerOrganization(
  user: { clerkId: string },
  input: OrganizationInput,
  from: string | null = null,
): Promise<RegisterOrganization> {
  const details = organizationInput.parse(input);
  const counted = await countEach([
    [attempts.user, user.clerkId],
    ...(from ? [[attempts.address, from] satisfies [Limit, string]] : []),
  ]);
  if (!counted.ok) return { ok: false, reason: "too-often" };
  await enterUser(user.clerkId);
  const made = await makeOrganization(user.clerkId, details);
  if (made === "slug-taken") return { ok: false, reason: "slug-taken" };
  const slug = await slugOf(user.clerkId, details);
  const actor = { kind: "member", clerkId: user.clerkId, organizationSlug: slug } as const;
  const member = await withTenant(actor, async (_tx, me) => ({ ...(await me()), ...actor, isFresh: false }));
  await keepDetails(member, details);
  await connectOrganization(member);
  return { ok: true, organizationId: details.id, slug };
}

async function makeOrganization(
  clerkId: string,
  { id, slug, registeredName, tradingName }: OrganizationDetails,
) {
  const roles = builtInRoles.map((role) => ({ id: newId(), ...role }));
  const { rows } = (await withTenant({ kind: "user", clerkId }, (tx) =>
    tx.execute(
      sql`select app.create_organization(${id}, ${slug}, ${tradingName ?? registeredName}, ${newId()}, ${JSON.stringify(roles)}) as result`,
    ),
  )) as unknown as { rows: { result: "made" | "slug-taken" }[] };
  return rows[0]?.result;
}

/** A second attempt may name another address; the first one stays until it is changed in the settings. */
async function slugOf(clerkId: string, { id, slug }: OrganizationDetails): Promise<string> {
  const mine = await listMyOrganizations(clerkId);
  return mine.find(({ organizationId }) => organizationId === id)?.slug ?? slug;
}

/** Details once there are changed in the settings, where the change is a recorded act of its own. */
async function keepDetails(member: Member, d: OrganizationDetails): Promise<void> {
  const { organizationId } = member;
  const { tradingName, contactEmail, contactPhone, town } = d;
  await withTenant(member, async (tx) => {
    await tx
      .insert(organizationProfiles)
      .values({ organizationId, tradingName, contactEmail, contactPhone, town })
      .onConflictDoNothing();
    // Named column by column: a member may not write approval, and Drizzle would name it with its default.
    const { rows: kept } = (await tx.execute(sql`
      insert into organization_tax_details (organization_id, registered_name, pbo_number, npo_number, address_line1,
        address_line2, town, postal_code, signatory_name, signatory_title)
      values (${organizationId}, ${d.registeredName}, ${d.pboNumber}, ${d.npoNumber}, ${d.addressLine1},
        ${d.addressLine2}, ${d.town}, ${d.postalCode}, ${d.signatoryName}, ${d.signatoryTitle})
      on conflict do nothing returning organization_id`)) as unknown as { rows: unknown[] };
    if (kept.length === 0) return;
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "organization.registered",
      subjectType: "organization",
      subjectId: organizationId,
    });
  });
}
