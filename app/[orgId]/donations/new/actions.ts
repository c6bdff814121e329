"use server";

import { createHash } from "node:crypto";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { RecordingState } from "@/app/[orgId]/donations/new/recording-state";
import { calendarDateOf } from "@/lib/calendar";
import { findDonors, findDonorToGive } from "@/lib/giving/find-donors";
import { listPurposes, recordedFor } from "@/lib/giving/purposes";
import { recordDonation } from "@/lib/giving/record-donation";
import { type RecordingValues, recordingFields, recordingOf } from "@/lib/giving/recording";
import { isId } from "@/lib/new-id";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Looks for donors, or records the donation and goes on to it; otherwise says what to put right. */
export async function record(slug: string, last: RecordingState, form: FormData): Promise<RecordingState> {
  const values = valuesOf(form);
  const formKey = String(form.get("formKey") ?? "").slice(0, 100);
  const state: RecordingState = { formKey, values, faults: {}, found: last.found };
  const t = await getTranslations("recording.refusals");
  if (!(await findSignedIn())) return { ...state, refusal: t("session-expired"), isExpired: true };
  const member = await requireMember(slug);
  const { organizationId } = member;
  const mayLook = member.permissions.has("donors:view");
  const { donor, purposes, found } = await withTenant(member, async (tx) => ({
    donor: isId(values.donor ?? "") ? await findDonorToGive(tx, organizationId, values.donor!) : null,
    purposes: recordedFor(member, await listPurposes(tx, organizationId)),
    found: mayLook && values.donorSearch ? await findDonors(tx, organizationId, values.donorSearch) : null,
  }));
  const offered = donor && !found?.some(({ id }) => id === donor.id) ? [donor, ...(found ?? [])] : found;
  if (form.get("intent") === "find") return { ...state, found: offered ?? [] };
  const now = new Date();
  const recording = recordingOf(values, { donor, purposes, today: calendarDateOf(now) });
  if (!recording.ok) return { ...state, found: offered, faults: recording.faults };
  const gift = { ...recording.gift, formKey: keyFor(formKey, values) };
  const recorded = await recordDonation(member, gift, now);
  if (!recorded.ok) {
    const { reason } = recorded;
    const isClosed = reason === "fund-closed" || reason === "campaign-closed";
    const answer = isClosed ? { faults: { purpose: reason } } : { refusal: t(reason) };
    return { ...state, found: offered, ...answer };
  }
  redirect(`/${member.organizationSlug}/donations/${recorded.donationId}`);
}

function valuesOf(form: FormData): RecordingValues {
  const pairs = recordingFields.map((field) => [field, form.get(field)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => typeof value === "string"));
}

/** The same answers of the same form are one donation, however often they are sent; changed answers are another. */
function keyFor(formKey: string, { donorSearch: _, ...answers }: RecordingValues): string {
  const hex = createHash("sha256")
    .update(`${formKey}|${JSON.stringify(answers)}`)
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
