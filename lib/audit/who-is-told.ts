import type { Permission } from "@/lib/tenancy/permission";

/** Whom an act concerns: colleagues who hold a permission, or the colleague whose membership it is about. */
export type Concerned = {
  holding?: Permission;
  /** The colleague themself, gone or not; the event's subject is their membership. */
  isAboutMember?: boolean;
  /** By mail as well: what cannot wait until they next look. */
  byMail?: boolean;
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
  "colleague.left": { holding: "team:manage" },
  "colleague.joined": { holding: "team:manage" },
  "payfast-account.kept": { holding: owners, byMail: true, tellsActor: true },
  "payment.paid-twice": { holding: "donations:reverse" },
  "payment.set-aside": { holding: "donations:reverse" },
  "donation.receipt-differs": { holding: "certificates:void" },
  "certificate.withdrawn": { holding: "certificates:issue" },
};
