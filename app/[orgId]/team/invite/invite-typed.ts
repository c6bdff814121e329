import { getTranslations } from "next-intl/server";
import { type Answered, refuse } from "@/app/[orgId]/answered";
import { inviteColleagues } from "@/lib/team/invite-colleagues";
import { readAddresses } from "@/lib/team/invite-input";
import type { Member } from "@/lib/tenancy/actor";

/** Sends the invitations that a form asks for, then leads on; says beside each field what is wrong with it. */
export async function inviteTyped(member: Member, form: FormData, next: string): Promise<Answered> {
  const t = await getTranslations("team.fault");
  const roleKey = String(form.get("role") ?? "");
  const { emails, malformed } = readAddresses(String(form.get("emails") ?? ""));
  const faults: Record<string, string> = {};
  if (malformed.length > 0)
    faults.emails = t("malformed", { emails: malformed.join(", "), count: malformed.length });
  else if (emails.length === 0) faults.emails = t("emails");
  if (!roleKey) faults.role = t("role");
  if (Object.keys(faults).length > 0) return refuse("", faults);
  const done = await inviteColleagues(member, { emails, roleKey });
  if (done.ok) return { ok: true, next };
  if (done.reason === "not-fresh") return done;
  if (done.reason !== "addresses") return refuse(t(done.reason));
  const among = (why: string) => done.refused.filter((one) => one.why === why).map(({ email }) => email);
  const sentences = (["member", "invited"] as const)
    .map((why) => [why, among(why)] as const)
    .filter(([, list]) => list.length > 0)
    .map(([why, list]) => t(why, { emails: list.join(", "), count: list.length }));
  return refuse("", { emails: sentences.join(" ") });
}
