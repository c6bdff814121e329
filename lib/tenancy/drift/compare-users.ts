import { sql } from "drizzle-orm";
import { isGone } from "@/lib/tenancy/ask-clerk";
import { clerkClient } from "@/lib/tenancy/clerk-client";
import { asMirrored, goneUser, mirrorUser } from "@/lib/tenancy/mirror-user";
import { asInstallation, rowsOf } from "./ask-database";
import { type Comparison, refuseLandslide } from "./drift";
import { pagesOf } from "./pages";

type Differing = { clerkId: string; kind: "user-missing" | "user-outdated" | "user-tombstoned" };

/** Mirrors whom Clerk has and the mirror shows otherwise or not at all, and deletes whom Clerk has no more. Returns how many Clerk has. */
export async function compareUsers(comparison: Comparison, startedAt: Date): Promise<number> {
  const { users } = clerkClient();
  const seen = new Set<string>();
  for await (const page of pagesOf(comparison, (at) =>
    users.getUserList({ ...at, orderBy: "+created_at" }),
  )) {
    const inClerk = page.map(asMirrored);
    for (const { clerkId } of inClerk) seen.add(clerkId);
    const differing = await rowsOf<Differing>(
      sql`select clerk_id as "clerkId", kind from app.users_that_differ(${JSON.stringify(inClerk)}::jsonb)`,
    );
    for (const { clerkId, kind } of differing) {
      const isMended = kind !== "user-tombstoned";
      const user = inClerk.find((one) => one.clerkId === clerkId);
      if (isMended && user) await asInstallation((tx) => mirrorUser(tx, user));
      await comparison.report(kind, clerkId, isMended);
    }
  }
  await deleteGone(comparison, seen, startedAt);
  return seen.size;
}

async function deleteGone(comparison: Comparison, seen: Set<string>, startedAt: Date): Promise<void> {
  const unseen: string[] = [];
  let all = 0;
  for await (const { clerkId, mirroredAt } of mirroredUsers()) {
    all += 1;
    // Who came while Clerk was asked cannot be on its list.
    if (!seen.has(clerkId) && new Date(mirroredAt) < startedAt) unseen.push(clerkId);
  }
  refuseLandslide("users", unseen.length, all, comparison.acceptsDeletions);
  for (const clerkId of unseen) {
    if (!(await isGoneFromClerk(comparison, clerkId))) continue;
    await asInstallation((tx) => mirrorUser(tx, goneUser(clerkId)));
    await comparison.report("user-gone", clerkId, true);
  }
}

async function isGoneFromClerk({ ask }: Comparison, clerkId: string): Promise<boolean> {
  try {
    await ask(() => clerkClient().users.getUser(clerkId));
    return false;
  } catch (error) {
    if (isGone(error)) return true;
    throw error;
  }
}

const pageLimit = 5_000;

async function* mirroredUsers() {
  for (let after = ""; ; ) {
    const page = await rowsOf<{ clerkId: string; mirroredAt: string | Date }>(
      sql`select clerk_id as "clerkId", mirrored_at as "mirroredAt" from app.mirrored_users(${after}, ${pageLimit})`,
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageLimit) return;
    after = last.clerkId;
  }
}
