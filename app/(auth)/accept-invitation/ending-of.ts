import { codeOf } from "@/app/(auth)/_parts/fault";

export type Ending = "expired" | "revoked" | "accepted" | "organizationGone" | "notValid";

/** Clerk's codes for an invitation that leads nowhere any more. */
const endings: Record<string, Ending> = {
  ticket_expired_code: "expired",
  ticket_invalid_code: "notValid",
  organization_invitation_not_found: "notValid",
  organization_invitation_already_accepted: "accepted",
  already_a_member_in_organization: "accepted",
  organization_invitation_revoked_code: "revoked",
  organization_invitation_not_pending: "revoked",
  organization_invitation_to_deleted_organization: "organizationGone",
};

export const endingOf = (error: unknown): Ending | null => endings[codeOf(error)] ?? null;
