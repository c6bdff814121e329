import { and, eq, isNull, lte } from "drizzle-orm";
import { notices } from "@/lib/db/schema/notices";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Marks as read what the reader had before them: one that comes meanwhile stays unread. Everybody may read their own. */
export async function markNoticesRead(member: Member, until: Date): Promise<{ ok: true }> {
  await withTenant(member, (tx) =>
    tx
      .update(notices)
      .set({ readAt: new Date() })
      .where(
        and(
          eq(notices.organizationId, member.organizationId),
          eq(notices.userId, member.userId),
          isNull(notices.readAt),
          lte(notices.createdAt, until),
        ),
      ),
  );
  return { ok: true };
}
