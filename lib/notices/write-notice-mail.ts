import { and, eq } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { formatInstant } from "@/lib/calendar";
import { auditEvents } from "@/lib/db/schema/audit";
import { notices } from "@/lib/db/schema/notices";
import { organizations } from "@/lib/db/schema/organizations";
import { users } from "@/lib/db/schema/tenancy";
import { env } from "@/lib/env";
import { drawMail } from "@/lib/mail/draw-mail";
import { mailTexts } from "@/lib/mail/mail-texts";
import type { MailWriter } from "@/lib/mail/written-mail";
import { messages } from "@/lib/messages/en";

/** Tells one colleague what happened, in the words of the history, and where to look; no donor's name, no amount. */
export const writeNoticeMail: MailWriter = async (tx, { organizationId, subjectId: noticeId }) => {
  const [told] = await tx
    .select({
      email: users.email,
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
    .innerJoin(users, eq(users.id, notices.userId))
    .where(and(eq(notices.organizationId, organizationId), eq(notices.id, noticeId)));
  if (!told?.email) return null;
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

function actInWords(action: string): string {
  const t = createTranslator({ locale: "en-ZA", messages, namespace: "workspace.event" });
  return t(action as "letter.approved");
}
