"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { checkInvariantsNow } from "@/lib/certificates/check-invariants-now";
import { replayDeadJobs } from "@/lib/jobs/replay-dead-jobs";
import { replayOperatedNotification } from "@/lib/payments/replay-notification";
import { compareNow } from "@/lib/tenancy/drift/compare-now";
import type { Operator } from "@/lib/tenancy/operator";
import { reopenOrganization } from "@/lib/tenancy/reopen-organization";
import { replayClerkEvent } from "@/lib/tenancy/replay-clerk-event";
import { findSignedIn, requireOperator } from "@/lib/tenancy/session";
import { suspendOrganization } from "@/lib/tenancy/suspend-organization";

type Reason = "reason-missing" | "not-open" | "not-suspended" | "nothing-to-do" | "not-permitted" | "running";
type Done = { ok: true } | { ok: false; reason: Reason };

/** Does it as the operator who is signed in, and leads on to `next`, or says why not. */
async function act<D extends Done>(
  work: (operator: Operator) => Promise<D>,
  next: (done: Extract<D, { ok: true }>) => string,
): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const t = await getTranslations("operator.faults");
  const done = await work(await requireOperator());
  if (done.ok) return { ok: true, next: next(done as Extract<D, { ok: true }>) };
  const sentence = t(done.reason);
  return done.reason === "reason-missing" ? refuse("", { reason: sentence }) : refuse(sentence);
}

const reasonIn = (form: FormData) => String(form.get("reason") ?? "");
const organization = (id: string, did: string) => `/operator/organizations/${id}?did=${did}`;

export async function suspend(organizationId: string, form: FormData): Promise<Answered> {
  return act(
    (operator) => suspendOrganization(operator, { organizationId, reason: reasonIn(form) }),
    () => organization(organizationId, "suspended"),
  );
}

export async function reopen(organizationId: string, form: FormData): Promise<Answered> {
  return act(
    (operator) => reopenOrganization(operator, { organizationId, reason: reasonIn(form) }),
    () => organization(organizationId, "reopened"),
  );
}

export async function replayEvent(id: string): Promise<Answered> {
  return act(
    (operator) => replayClerkEvent(operator, id),
    () => "/operator/webhooks?did=replayed",
  );
}

export async function replayPayfast(organizationId: string, id: string): Promise<Answered> {
  return act(
    (operator) => replayOperatedNotification(operator, { organizationId, id }),
    () => "/operator/webhooks?from=payfast&did=replayed",
  );
}

export async function replayJob(id: string): Promise<Answered> {
  return act(
    (operator) => replayDeadJobs(operator, { id }),
    () => "/operator/jobs?did=replayed",
  );
}

export async function replayKind(queue: string): Promise<Answered> {
  return act(
    (operator) => replayDeadJobs(operator, { queue }),
    ({ count }) => `/operator/jobs?did=replayed-all&count=${count}`,
  );
}

export async function checkNow(): Promise<Answered> {
  return act(checkInvariantsNow, () => "/operator/invariants?did=checking");
}

export async function compare(): Promise<Answered> {
  return act(compareNow, () => "/operator/clerk?did=comparing");
}
