import type { Permission } from "@/lib/tenancy/permission";

/** Whom an act concerns: colleagues who hold a permission, or the colleague whose membership it is about. */
export type Concerned = {
  holding?: Permission;
  /** Those who hold what the act asked for needs. */
  mayDecide?: boolean;
  /** The colleague who asked for it, whom the event's details name. */
  isAsker?: boolean;
  /** The colleague themself, gone or not; the event's subject is their membership. */
  isAboutMember?: boolean;
  /** By mail as well: what cannot wait until they next look. */
  byMail?: boolean;
  /** And the operators of the installation, by mail. */
  tellsOperators?: boolean;
  /** Whoever acted is told too: where an act not theirs would mean that somebody took over their account. */
  tellsActor?: boolean;
};
/** Only owners hold it. */
const owners = "settings:transfer";

/** The acts of which colleagues are told, beside the history that everybody may read. */
export const toldActs: Record<string, Concerned> = {
  "letter.approved": { holding: "settings:tax", byMail: true },
  "letter.refused": { holding: "settings:tax", byMail: true },
  "organization.suspended": { holding: owners, byMail: true },
  "organization.reopened": { holding: owners, byMail: true },
  "colleague.role-changed": { isAboutMember: true, byMail: true },
  "colleague.made-owner": { isAboutMember: true, holding: owners, byMail: true },
  "colleague.suspended": { isAboutMember: true, byMail: true },
  "colleague.reinstated": { isAboutMember: true, byMail: true },
  "colleague.removed": { isAboutMember: true, byMail: true },
  "colleague.accepted": { isAboutMember: true, byMail: true },
  // Waits until an owner lets them in.
  "colleague.appeared": { holding: owners, byMail: true },
  "colleague.left": { holding: "team:manage", byMail: true },
  "colleague.deleted": { holding: "team:manage", byMail: true },
  "colleague.joined": { holding: "team:manage" },
  "approval.asked": { mayDecide: true, byMail: true },
  "approval.approved": { isAsker: true, byMail: true },
  "approval.refused": { isAsker: true, byMail: true },
  "invariant.broken": { holding: "ledger:close-period", byMail: true, tellsOperators: true },
  "payfast-account.kept": { holding: owners, byMail: true, tellsActor: true },
  "bank-account.kept": { holding: owners, byMail: true, tellsActor: true },
  "payouts.asked": { holding: owners, byMail: true, tellsActor: true },
  "payouts.agreed": { holding: owners, byMail: true, tellsActor: true },
  "payouts.withdrawn": { holding: owners, byMail: true, tellsActor: true },
  "payment.paid-twice": { holding: "donations:reverse" },
  "payment.set-aside": { holding: "donations:reverse" },
  "donation.receipt-differs": { holding: "certificates:void" },
  "certificate.withdrawn": { holding: "certificates:issue" },
};
