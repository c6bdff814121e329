/** Where a job goes that failed for good; staff and operators can see and replay it. */
export const deadLetterQueue = "dead-letter";

const patient = {
  retryLimit: 12,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: 120,
  // A worker that is killed says nothing more; after this silence its jobs go to another.
  heartbeatSeconds: 15,
};

/**
 * Every queue, with how often and how patiently (seconds) a failed job is tried again, and which row its `id` names.
 * A gift goes: payfast.apply-notification → mail.send (thank-you), certificate.issue, site.refresh;
 * certificate.issue → certificate.store → mail.send (certificate).
 */
export const queues = {
  /** clerk_events; no organisation. */
  "clerk.apply-event": patient,
  /** team_invitations: Clerk sends or revokes it. */
  "team.settle-invitation": patient,
  /** memberships: Clerk is brought to what the row says. */
  "team.settle-membership": patient,
  /** No row: the whole mirror is compared with Clerk. */
  "clerk.reconcile": { ...patient, retryLimit: 3, retryDelay: 300, expireInSeconds: 3600 },
  /** The organisation itself, once it is closed: its owners are told. */
  "organization.closed": patient,
  /** takeouts */
  "takeout.build": { ...patient, retryLimit: 5, expireInSeconds: 3600 },
  /** payfast_notifications */
  "payfast.apply-notification": patient,
  /** payments */
  "payfast.confirm-receipt": patient,
  /** payment_accounts: payout details that waited start. */
  "payouts.start": patient,
  /** donations */
  "certificate.issue": patient,
  /** tax_certificates */
  "certificate.store": patient,
  /** outgoing_mails */
  "mail.send": patient,
  /** audit_events: tells the colleagues whom the act concerns. */
  "notices.write": patient,
  /** campaigns, or the organisation itself: its giving pages are rendered anew, once for all that happens within two seconds. */
  "site.refresh": { ...patient, retryLimit: 5, policy: "short" },
  /** The organisation itself. */
  "donations.expire": { ...patient, retryLimit: 3 },
  /** The organisation itself: what its approval or a fund's flag stood in the way of. */
  "certificates.issue-waiting": { ...patient, retryLimit: 3 },
  /** The organisation itself. */
  "invariants.check": { ...patient, retryLimit: 3 },
} as const;

export type QueueName = keyof typeof queues;

/** A job carries ids only: the organisation's, and that of the row it is about. */
export type JobPayload = { organizationId: string | null; id: string };
