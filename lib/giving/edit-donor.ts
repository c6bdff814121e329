import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { donors } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { editDonorInput, type TypedDonor } from "./edit-donor-input";
import { renameDonor } from "./keep-donor";

export type EditDonor = { ok: true } | { ok: false; reason: "not-permitted" | "unknown-donor" };

/** Corrects what is known of a donor; certificates issued before keep what they said. The history names the facts, not what they were. */
export async function editDonor(member: Member, donorId: string, typed: TypedDonor): Promise<EditDonor> {
  if (lacks(member, "donors:edit")) return { ok: false, reason: "not-permitted" };
  const edited = editDonorInput.parse(typed);
  const facts = { email: edited.email, phone: edited.phone, language: edited.language };
  return withTenant(member, async (tx) => {
    const { organizationId, userId } = member;
    const before = await lockDonor(tx, organizationId, donorId);
    if (!before) return { ok: false, reason: "unknown-donor" };
    const name = nameOf(edited.name, before);
    const isRenamed = (Object.keys(name) as (keyof typeof name)[]).some((key) => name[key] !== before[key]);
    const changed = (Object.keys(facts) as (keyof typeof facts)[]).filter(
      (key) => facts[key] !== before[key],
    );
    if (!isRenamed && changed.length === 0) return { ok: true };
    if (isRenamed) await renameDonor(tx, { organizationId, donorId }, name);
    if (changed.length > 0)
      await tx
        .update(donors)
        .set(facts)
        .where(and(eq(donors.organizationId, organizationId), eq(donors.id, donorId)));
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: userId,
      action: "donor.edited",
      subjectType: "donor",
      subjectId: donorId,
      details: { facts: [...(isRenamed ? ["name"] : []), ...changed].join(" ") },
    });
    return { ok: true };
  });
}

async function lockDonor(tx: TenantTx, organizationId: string, donorId: string) {
  const [donor] = await tx
    .select({
      displayName: donors.displayName,
      firstName: donors.firstName,
      lastName: donors.lastName,
      email: donors.email,
      phone: donors.phone,
      language: donors.language,
    })
    .from(donors)
    .where(and(eq(donors.organizationId, organizationId), eq(donors.id, donorId)))
    .for("update");
  return donor;
}

type Name = { displayName: string; firstName: string | null; lastName: string | null };

/** Who is no person keeps the names of the one who gave for them. */
function nameOf(name: ReturnType<typeof editDonorInput.parse>["name"], before: Name): Name {
  if ("displayName" in name)
    return { displayName: name.displayName, firstName: before.firstName, lastName: before.lastName };
  const { firstName, lastName } = name;
  return { displayName: [firstName, lastName].filter(Boolean).join(" "), firstName, lastName };
}
