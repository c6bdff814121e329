import { and, eq } from "drizzle-orm";
import { calendarDateOf, formatDay, formatInstant } from "@/lib/calendar";
import { organizations } from "@/lib/db/schema/organizations";
import { takeouts } from "@/lib/db/schema/takeouts";
import { memberships, users } from "@/lib/db/schema/tenancy";
import { env } from "@/lib/env";
import { drawMail } from "@/lib/mail/draw-mail";
import { mailTexts } from "@/lib/mail/mail-texts";
import type { MailWriter } from "@/lib/mail/written-mail";
import { keptUntil } from "./kept-until";

const closedPage = () => `${env().NIKA_PUBLIC_URL}/closed`;

/** Tells an owner that their organisation is locked, until when its records are kept, and how to take them along. */
export const writeClosedMail: MailWriter = async (tx, { organizationId, subjectId: membershipId }) => {
  const [told] = await tx
    .select({ email: users.email, name: organizations.name, closedAt: organizations.deletedAt })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.id, membershipId)));
  if (!told?.email || !told.closedAt) return null;
  const t = mailTexts();
  const closedOn = calendarDateOf(told.closedAt);
  const said = { organization: told.name, on: formatDay(closedOn), until: formatDay(keptUntil(closedOn)) };
  const mail = drawMail({
    subject: t("closed.subject", said),
    senderName: "Nika",
    heading: t("closed.heading", said),
    paragraphs: [t("closed.locked", said), t("closed.kept", said), t("closed.take", said)],
    action: { label: t("closed.action"), url: closedPage() },
    notes: [t("closed.why", said)],
  });
  return { ...mail, to: told.email };
};

/** Tells the owner who asked that their takeout can be fetched, by whoever signs in as them. */
export const writeTakeoutMail: MailWriter = async (tx, { organizationId, subjectId: takeoutId }) => {
  const [ready] = await tx
    .select({ email: users.email, name: organizations.name, expiresAt: takeouts.expiresAt })
    .from(takeouts)
    .innerJoin(users, eq(users.id, takeouts.requestedBy))
    .innerJoin(organizations, eq(organizations.id, takeouts.organizationId))
    .where(and(eq(takeouts.organizationId, organizationId), eq(takeouts.id, takeoutId)));
  if (!ready?.email || !ready.expiresAt) return null;
  const t = mailTexts();
  const said = { organization: ready.name, until: formatInstant(ready.expiresAt) };
  const mail = drawMail({
    subject: t("takeout.subject", said),
    senderName: "Nika",
    heading: t("takeout.heading"),
    paragraphs: [t("takeout.ready", said), t("takeout.holds")],
    action: { label: t("takeout.action"), url: closedPage() },
    notes: [t("takeout.expires", said)],
  });
  return { ...mail, to: ready.email };
};
