import { listChecks } from "@/lib/certificates/list-checks";
import { listOwnDeadJobs } from "@/lib/jobs/dead-jobs";
import { listPaidTwice, listRefusedNotifications, listUnallocated } from "@/lib/payments/attention";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** What somebody has to look at, as far as the reader's role goes; null for what it leaves out. */
export async function loadAttention(member: Member) {
  const { organizationId, permissions, isLimited } = member;
  const maySeeMoney = permissions.has("donations:view") && !isLimited;
  return withTenant(member, async (tx) => ({
    unallocated: maySeeMoney ? await listUnallocated(tx, organizationId) : null,
    paidTwice: maySeeMoney ? await listPaidTwice(tx, organizationId) : null,
    refused: maySeeMoney ? await listRefusedNotifications(tx, organizationId) : null,
    deadJobs: isLimited ? null : await listOwnDeadJobs(tx),
    checks: permissions.has("ledger:view") && !isLimited ? await listChecks(tx, organizationId) : null,
  }));
}
