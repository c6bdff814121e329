"use server";

import { getTranslations } from "next-intl/server";
import { type Answered, refuse, sessionExpired } from "@/app/[orgId]/answered";
import { inviteTyped } from "@/app/[orgId]/team/invite/invite-typed";
import { acceptColleague } from "@/lib/team/accept-colleague";
import { changeInvitation } from "@/lib/team/change-invitation";
import { changeRole } from "@/lib/team/change-role";
import { leaveOrganization } from "@/lib/team/leave-organization";
import { liftSuspension } from "@/lib/team/lift-suspension";
import { refuseColleague } from "@/lib/team/refuse-colleague";
import { removeColleague } from "@/lib/team/remove-colleague";
import { resendInvitation } from "@/lib/team/resend-invitation";
import { revokeInvitation } from "@/lib/team/revoke-invitation";
import { suspendColleague } from "@/lib/team/suspend-colleague";
import { transferOwnership } from "@/lib/team/transfer-ownership";
import { notFresh } from "@/lib/tenancy/actor";
import { findSignedIn, requireMember } from "@/lib/tenancy/session";

type Done = { ok: true } | { ok: false; reason: string };

async function answer(done: Done, next: string): Promise<Answered> {
  if (done.ok) return { ok: true, next };
  if (done.reason === "not-fresh") return notFresh;
  const t = await getTranslations("team.fault");
  return refuse(t(done.reason as "own"));
}

const roleIn = (form: FormData) => String(form.get("role") ?? "");

export async function invitePeople(slug: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  return inviteTyped(await requireMember(slug), form, `/${slug}/team?did=invited`);
}

export async function inviteAsAnother(slug: string, invitationId: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const done = await changeInvitation(await requireMember(slug), { invitationId, roleKey: roleIn(form) });
  return answer(done, `/${slug}/team?did=invitation`);
}

const invitationActs = { resend: resendInvitation, revoke: revokeInvitation };
const invitationSaid = { resend: "resent", revoke: "revoked" };

export async function moveInvitation(
  slug: string,
  invitationId: string,
  act: keyof typeof invitationActs,
): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const done = await invitationActs[act](await requireMember(slug), invitationId);
  return answer(done, `/${slug}/team?did=${invitationSaid[act]}`);
}

const colleagueActs = {
  suspend: suspendColleague,
  lift: liftSuspension,
  remove: removeColleague,
  refuse: refuseColleague,
  transfer: transferOwnership,
};

export async function moveColleague(
  slug: string,
  membershipId: string,
  act: keyof typeof colleagueActs,
): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const done = await colleagueActs[act](await requireMember(slug), membershipId);
  const staysOpen = act === "suspend" || act === "lift";
  return answer(done, `/${slug}/team${staysOpen ? `/${membershipId}` : ""}?did=${act}`);
}

export async function giveAnotherRole(slug: string, membershipId: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const done = await changeRole(await requireMember(slug), { membershipId, roleKey: roleIn(form) });
  return answer(done, `/${slug}/team/${membershipId}?did=role`);
}

export async function letIn(slug: string, membershipId: string, form: FormData): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  const t = await getTranslations("team.fault");
  const roleKey = roleIn(form);
  if (!roleKey) return refuse("", { role: t("role") });
  const done = await acceptColleague(await requireMember(slug), { membershipId, roleKey });
  return answer(done, `/${slug}/team?did=accept`);
}

/** They have no place here any more, so they go where signing in leads. */
export async function leaveTeam(slug: string): Promise<Answered> {
  if (!(await findSignedIn())) return sessionExpired;
  return answer(await leaveOrganization(await requireMember(slug)), "/dashboard");
}
