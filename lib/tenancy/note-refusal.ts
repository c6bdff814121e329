import { logEvent } from "@/lib/log";
import { countUp } from "@/lib/telemetry/count";
import type { Member } from "./actor";
import type { Permission } from "./permission";

/** Counts and logs that somebody lacks a permission, by ids. */
export function noteRefusal({ organizationId, userId }: Member, permission: Permission): void {
  countUp("nika_refusals", { permission });
  logEvent("permission.refused", { permission, organization: organizationId, user: userId });
}
