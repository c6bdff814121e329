"use server";

import { revalidatePath } from "next/cache";
import { type RequestTakeout, requestTakeout } from "@/lib/takeout/request-takeout";
import { findSignedIn } from "@/lib/tenancy/session";

export type Requested = RequestTakeout | { ok: false; reason: "session-expired" | "unreachable" };

export async function request(form: FormData): Promise<Requested> {
  const clerkId = await findSignedIn();
  if (!clerkId) return { ok: false, reason: "session-expired" };
  const requested = await requestTakeout(clerkId, String(form.get("organizationId")));
  if (requested.ok) revalidatePath("/closed");
  return requested;
}
