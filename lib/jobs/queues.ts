/** Where a job goes that failed for good; staff and operators can see and replay it. */
export const deadLetterQueue = "dead-letter";

const patient = {
  retryLimit: 12,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: 120,
};

/** Every queue, with how often and how patiently a failed job is tried again (seconds). */
export const queues = {
  "clerk.apply-event": patient,
  "payfast.apply-notification": patient,
  "payfast.confirm-receipt": patient,
  "certificate.issue": patient,
  "certificate.store": patient,
  "mail.send": patient,
  "site.refresh": { ...patient, retryLimit: 5 },
  "donations.expire": { ...patient, retryLimit: 3 },
  "invariants.check": { ...patient, retryLimit: 3 },
} as const;

export type QueueName = keyof typeof queues;

/** A job carries ids only: the organisation's, and that of the row it is about. */
export type JobPayload = { organizationId: string | null; id: string };
