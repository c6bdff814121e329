import type { Act } from "@/app/[orgId]/activity/activity";
import { placeOfSubject } from "@/app/[orgId]/activity/place-of-subject";
import { subjectsOf } from "@/app/[orgId]/activity/subjects-of";
import { inWords } from "@/app/[orgId]/event-words";
import { listNotices } from "@/lib/notices/queries";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type NoticesScreen = { organizationSlug: string; acts: Act[]; hasUnread: boolean; drawnAt: Date };

/** The reader's notices in words, each with where its subject is. */
export async function loadNotices(member: Member): Promise<NoticesScreen> {
  const drawnAt = new Date();
  return withTenant(member, async (tx) => {
    const notices = await listNotices(tx, member);
    const told = await inWords(notices, await subjectsOf(tx, member.organizationId, notices), member);
    return {
      organizationSlug: member.organizationSlug,
      acts: told.map((act, index) => {
        const notice = notices[index]!;
        return { ...act, href: placeOfSubject(member, notice), isNew: notice.readAt === null };
      }),
      hasUnread: notices.some(({ readAt }) => readAt === null),
      drawnAt,
    };
  });
}
