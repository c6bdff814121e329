"use server";

import { revalidatePath } from "next/cache";
import { type DecideOnLetter, decideOnLetter } from "@/lib/tenancy/decide-on-letter";
import { findSignedIn, requireOperator } from "@/lib/tenancy/session";

export type Decided = DecideOnLetter | { ok: false; reason: "session-expired" | "unreachable" };

export async function decide(form: FormData): Promise<Decided> {
  if (!(await findSignedIn())) return { ok: false, reason: "session-expired" };
  const operator = await requireOperator();
  const decided = await decideOnLetter(operator, {
    organizationId: String(form.get("organizationId")),
    decision: form.get("decision") === "approved" ? "approved" : "refused",
    reason: String(form.get("reason") ?? ""),
  });
  if (decided.ok) revalidatePath("/operator");
  return decided;
}
