import { type Permission, permissionKeys } from "@/lib/tenancy/permission";

export type Area =
  | "donations"
  | "donors"
  | "campaigns"
  | "certificates"
  | "bank"
  | "ledger"
  | "reports"
  | "returns"
  | "team"
  | "settings"
  | "audit";

/** The product's permissions by area, in the order of the policy. */
export const permissionAreas: [Area, Permission[]][] = [
  ...Map.groupBy(permissionKeys, (key) => key.split(":")[0] as Area),
];
