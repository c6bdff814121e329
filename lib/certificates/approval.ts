import type { approvals } from "@/lib/db/schema/approvals";
import type { Place } from "@/lib/encryption";
import type { Permission } from "@/lib/tenancy/permission";
import { neededFor } from "@/lib/tenancy/policy";

/** What may have to wait for a second person. */
export type ApprovableAct = (typeof approvals.$inferSelect)["act"];

/** What somebody holds who may do the act, and so decide on one that another asked for. */
export const permissionsFor = (act: ApprovableAct): readonly Permission[] => neededFor[act];

/** Ending a certificate asks for a fresh proof of who does it; taking a donation back does not. */
export const asksProof = (act: ApprovableAct): boolean => act !== "donation.reverse";

/** What an act is about, as the history names it. */
export const subjectOf = ({ act, subjectId }: { act: ApprovableAct; subjectId: string }) => ({
  subjectType: act === "donation.reverse" ? "donation" : "certificate",
  subjectId,
});

/** The place that a correction which waits is encrypted for. */
export const correctionPlace = (organizationId: string): Place => ({
  organizationId,
  column: "approvals.correction",
});
