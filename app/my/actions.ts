"use server";

import { redirect } from "next/navigation";
import type { LinkOutcome, LinkState } from "@/app/my/link-form";
import { parseDonationReference } from "@/lib/giving/donation-reference";
import { proveDonor } from "@/lib/giving/prove-donor";
import { requestDonorProof } from "@/lib/giving/request-donor-proof";
import { findSignedIn } from "@/lib/tenancy/session";

/** Mails a link to the address, if the reference is of a gift made with it. Answers the same either way. */
export async function linkGifts(_before: LinkState, form: FormData): Promise<LinkState> {
  const email = textOf(form, "email").toLowerCase();
  const typed = textOf(form, "reference");
  const kept = { email, reference: typed };
  const reference = parseDonationReference(typed);
  const faults: LinkOutcome[] = [];
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) faults.push("email-missing");
  if (!reference) faults.push("reference-wrong");
  if (!reference || faults.length > 0) return { ...kept, outcomes: faults };
  const clerkId = await findSignedIn();
  if (!clerkId) return { ...kept, outcomes: ["session-expired"] };
  const asked = await requestDonorProof({ kind: "user", clerkId }, { email, reference });
  if (!asked.ok) return { ...kept, outcomes: ["too-many"] };
  return { email: "", reference: "", outcomes: ["sent"] };
}

/** Adds the gifts that a mailed link is about to the person who asked for it. */
export async function addGifts(token: string): Promise<void> {
  const clerkId = await findSignedIn();
  if (!clerkId) redirect(`/sign-in?return=${encodeURIComponent(`/my/confirm/${token}`)}`);
  const proved = await proveDonor({ kind: "user", clerkId }, token);
  redirect(proved.ok ? "/my" : "/my/confirm/ended");
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim().slice(0, 320) : "";
}
