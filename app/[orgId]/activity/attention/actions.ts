"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { replayOwnDeadJob } from "@/lib/jobs/replay-dead-jobs";
import { replayNotification } from "@/lib/payments/replay-notification";
import type { Member } from "@/lib/tenancy/actor";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

type Replayed = { ok: true } | { ok: false; reason: "not-permitted" | "nothing-to-do" };

async function again(slug: string, replay: (member: Member) => Promise<Replayed>): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const t = await getTranslations("activity.attention.fault");
  const replayed = await replay(await requireMember(slug));
  return replayed.ok
    ? { ok: true, next: `/${slug}/activity/attention?did=again` }
    : refuse(t(replayed.reason));
}

export async function judgeAgain(slug: string, id: string): Promise<Answered> {
  return again(slug, (member) => replayNotification(member, id));
}

export async function tryAgain(slug: string, id: string): Promise<Answered> {
  return again(slug, (member) => replayOwnDeadJob(member, id));
}
