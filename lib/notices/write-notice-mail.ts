import { and, eq, sql } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { toldActs } from "@/lib/audit/who-is-told";
import { formatInstant } from "@/lib/calendar";
import { auditEvents } from "@/lib/db/schema/audit";
import { notices } from "@/lib/db/schema/notices";
import { organizations } from "@/lib/db/schema/organizations";
import { memberships, users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { env } from "@/lib/env";
import { drawMail } from "@/lib/mail/draw-mail";
import { mailTexts } from "@/lib/mail/mail-texts";
import type { MailWriter } from "@/lib/mail/written-mail";
import { messages } from "@/lib/messages/en";

/**
 * Tells one colleague what happened, in the words of the history, and where to look; no donor's name, no amount. An
 * operator who works elsewhere is told what broke.
 */
export const writeNoticeMail: MailWriter = async (tx, { organizationId, subjectId: noticeId }) => {
  const [told] = await tx
    .select({
      email: users.email,
      userId: notices.userId,
      membershipId: memberships.id,
      details: auditEvents.details,
      organizationName: organizations.name,
      organizationSlug: organizations.slug,
      action: auditEvents.action,
      happenedAt: auditEvents.happenedAt,
    })
    .from(notices)
    .innerJoin(
      auditEvents,
      and(eq(auditEvents.organizationId, organizationId), eq(auditEvents.id, notices.eventId)),
    )
    .innerJoin(organizations, eq(organizations.id, notices.organizationId))
    .leftJoin(
      memberships,
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.userId, notices.userId),
        eq(memberships.status, "active"),
      ),
    )
    .leftJoin(users, eq(users.id, notices.userId))
    .where(and(eq(notices.organizationId, organizationId), eq(notices.id, noticeId)));
  if (!told) return null;
  if (toldActs[told.action]?.tellsOperators && told.membershipId === null) return writeToOperator(tx, told);
  if (!told.email) return null;
  const t = mailTexts();
  const act = actInWords(told.action);
  const organization = told.organizationName;
  const advice = `notice.advice.${told.action.replace(".", "-")}`;
  const mail = drawMail({
    subject: t("notice.subject", { act, organization }),
    senderName: organization,
    heading: act,
    paragraphs: [
      t("notice.happened", { organization, at: formatInstant(told.happenedAt) }),
      ...(t.has(advice as never) ? [t(advice as "notice.advice.letter-approved")] : []),
    ],
    action: { label: t("notice.action"), url: `${env().NIKA_PUBLIC_URL}/${told.organizationSlug}/notices` },
    notes: [t("notice.why", { organization })],
  });
  return { ...mail, to: told.email, senderName: organization };
};

type Alarm = {
  userId: string;
  organizationName: string;
  happenedAt: Date;
  details: Record<string, unknown>;
};

async function writeToOperator(tx: TenantTx, alarm: Alarm): ReturnType<MailWriter> {
  const { rows } = (await tx.execute(
    sql`select email from app.operators_to_tell() where user_id = ${alarm.userId}`,
  )) as unknown as { rows: { email: string }[] };
  const [operator] = rows;
  if (!operator) return null;
  const t = mailTexts();
  const named = createTranslator({ locale: "en-ZA", messages, namespace: "operator.invariants.key" });
  const key = String(alarm.details.invariant) as "lines-sum-to-zero";
  const said = {
    organization: alarm.organizationName,
    at: formatInstant(alarm.happenedAt),
    count: Number(alarm.details.count),
  };
  const mail = drawMail({
    subject: t("alarm.subject", said),
    senderName: "Nika",
    heading: t("alarm.heading", said),
    paragraphs: [t("alarm.happened", said), named.has(key) ? named(key) : key, t("alarm.advice")],
    action: { label: t("alarm.action"), url: `${env().NIKA_PUBLIC_URL}/operator/invariants` },
    notes: [t("alarm.why")],
  });
  return { ...mail, to: operator.email };
}

function actInWords(action: string): string {
  const t = createTranslator({ locale: "en-ZA", messages, namespace: "workspace.event" });
  return t(action as "letter.approved");
}
