import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { organizations } from "@/lib/db/schema/organizations";
import { enqueue } from "@/lib/jobs/enqueue";
import { countUp } from "@/lib/telemetry/count";
import type { Member } from "./actor";
import { lacks } from "./ask-permission";
import { connectOrganization } from "./connect-organization";
import { markOnboarded } from "./mark-onboarded";
import { withTenant } from "./with-tenant";

export type FinishOnboarding = { ok: true } | { ok: false; reason: "not-permitted" };

/** Opens the organisation to the world and its workspace to its owner. Repeating it changes nothing. */
export async function finishOnboarding(member: Member): Promise<FinishOnboarding> {
  if (lacks(member, "settings:organization")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  await connectOrganization(member);
  await withTenant(member, async (tx) => {
    const opened = await tx
      .update(organizations)
      .set({ status: "active" })
      .where(and(eq(organizations.id, organizationId), eq(organizations.status, "onboarding")))
      .returning({ id: organizations.id });
    if (opened.length === 0) return;
    countUp("nika_registrations_completed");
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "organization.opened",
      subjectType: "organization",
      subjectId: organizationId,
    });
    await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
    await enqueue(tx, "team.settle-membership", { organizationId, id: member.membershipId });
  });
  await markOnboarded(member.clerkId);
  return { ok: true };
}
