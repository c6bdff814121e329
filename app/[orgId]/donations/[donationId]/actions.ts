"use server";

import { revalidatePath } from "next/cache";
import { type ReverseDonation, reverseDonation } from "@/lib/certificates/reverse-donation";
import { isId } from "@/lib/new-id";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

export type Reversed = ReverseDonation | { ok: false; reason: "session-expired" };

export async function reverse(slug: string, donationId: string, form: FormData): Promise<Reversed> {
  if (!(await findSignedIn())) return { ok: false, reason: "session-expired" };
  const member = await requireMember(slug);
  if (!isId(donationId)) return { ok: false, reason: "unknown-donation" };
  const reversed = await reverseDonation(member, { donationId, reason: String(form.get("reason") ?? "") });
  if (reversed.ok) revalidatePath(`/${member.organizationSlug}/donations/${donationId}`);
  return reversed;
}
