"use server";

import { revalidatePath } from "next/cache";
import { type OpenTakeout, openTakeout } from "@/lib/takeout/open-takeout";
import { type RequestTakeout, requestTakeout } from "@/lib/takeout/request-takeout";
import { findSignedIn, requireUser } from "@/lib/tenancy/session";

type Failed = { ok: false; reason: "session-expired" | "unreachable" };
export type Requested = RequestTakeout | Failed;

/** Where the archive can be fetched from now. */
export async function fetchArchive(organizationId: string): Promise<OpenTakeout | Failed> {
  if (!(await findSignedIn())) return { ok: false, reason: "session-expired" };
  return openTakeout(await requireUser(), organizationId);
}

export async function request(form: FormData): Promise<Requested> {
  const clerkId = await findSignedIn();
  if (!clerkId) return { ok: false, reason: "session-expired" };
  const requested = await requestTakeout(clerkId, String(form.get("organizationId")));
  if (requested.ok) revalidatePath("/closed");
  return requested;
}
