import { checkInvariants } from "@/lib/certificates/check-invariants";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { issueWaiting } from "@/lib/certificates/issue-waiting";
import { storeCertificate } from "@/lib/certificates/store-certificate";
import { writeCertificateMail } from "@/lib/certificates/write-certificate-mail";
import { expireDonations } from "@/lib/giving/expire-donations";
import { refreshPages } from "@/lib/giving/refresh-pages";
import { writeDonorProof } from "@/lib/giving/write-donor-proof";
import { writeThankYou } from "@/lib/giving/write-thank-you";
import { forEachOrganization, forOrganization, type JobHandler } from "@/lib/jobs/job-handler";
import type { QueueName } from "@/lib/jobs/queues";
import { deliverMail } from "@/lib/mail/deliver-mail";
import { writeNoticeMail } from "@/lib/notices/write-notice-mail";
import { writeNotices } from "@/lib/notices/write-notices";
import { applyNotification } from "@/lib/payments/apply-notification";
import { confirmReceipt } from "@/lib/payments/confirm-receipt";
import { startPayouts } from "@/lib/payments/start-payouts";
import { buildTakeout } from "@/lib/takeout/build-takeout";
import { tellOwners } from "@/lib/takeout/tell-owners";
import { writeClosedMail, writeTakeoutMail } from "@/lib/takeout/write-mails";
import { settleInvitation } from "@/lib/team/settle-invitation";
import { settleMembership } from "@/lib/team/settle-membership";
import { applyClerkEvent } from "@/lib/tenancy/apply-clerk-event";
import { reconcileClerk } from "@/lib/tenancy/drift/reconcile-clerk";

/** Who writes each kind of mail. */
export const mailWriters = {
  "thank-you": writeThankYou,
  certificate: writeCertificateMail,
  "donor-proof": writeDonorProof,
  "organization-closed": writeClosedMail,
  "takeout-ready": writeTakeoutMail,
  notice: writeNoticeMail,
};

/** Who does the work of each queue. */
export const handlers: Record<QueueName, JobHandler> = {
  "clerk.apply-event": ({ id }) => applyClerkEvent(id),
  "team.settle-invitation": forOrganization(settleInvitation),
  "team.settle-membership": forOrganization(settleMembership),
  "clerk.reconcile": async () => (await reconcileClerk()).status,
  "organization.closed": forOrganization(tellOwners),
  "takeout.build": forOrganization((job) => buildTakeout(job)),
  "payfast.apply-notification": forOrganization(applyNotification),
  "payfast.confirm-receipt": forOrganization(confirmReceipt),
  "payouts.start": forOrganization(startPayouts),
  "certificate.issue": forOrganization(({ organizationId, id }) =>
    issueCertificate({ kind: "system", organizationId }, id),
  ),
  "certificate.store": forOrganization(storeCertificate),
  "mail.send": forOrganization((job) => deliverMail(job, mailWriters)),
  "notices.write": forOrganization(writeNotices),
  "site.refresh": forOrganization(refreshPages),
  "donations.expire": forEachOrganization("donations.expire", (organizationId) =>
    expireDonations(organizationId, new Date()),
  ),
  "certificates.issue-waiting": forEachOrganization("certificates.issue-waiting", (organizationId) =>
    issueWaiting(organizationId),
  ),
  "invariants.check": forEachOrganization("invariants.check", (organizationId) =>
    checkInvariants(organizationId),
  ),
};
