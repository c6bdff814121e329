"use server";

import { mirrorUserNow } from "@/lib/tenancy/mirror-user";
import { mayAgain } from "@/lib/tenancy/rate-limit";
import { findSignedIn } from "@/lib/tenancy/session";

const aMinute = { name: "account-changes", times: 10, seconds: 60 };

/** Has Clerk asked for the signed-in person anew, who has just changed something there. */
export async function noteChange(): Promise<void> {
  const clerkId = await findSignedIn();
  if (clerkId && (await mayAgain(aMinute, clerkId))) await mirrorUserNow(clerkId);
}
