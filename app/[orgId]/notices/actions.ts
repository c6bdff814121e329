"use server";

import { type Answered, sessionExpired } from "@/app/[orgId]/answered";
import { markNoticesRead } from "@/lib/notices/mark-read";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

/** `until` is the reader's instant: what came after their page was drawn stays unread. */
export async function markRead(organizationSlug: string, until: number): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  await markNoticesRead(await requireMember(organizationSlug), new Date(until));
  return { ok: true, next: `/${organizationSlug}/notices` };
}
