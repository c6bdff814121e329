import type { Permission } from "./permission";

type Holder = { permissions: ReadonlySet<Permission> };

/** What of these permissions the member does not hold. Nobody grants, takes on or gives away what they do not hold. */
export const notHeld = (member: Holder, granted: Iterable<Permission>): Permission[] =>
  [...granted].filter((permission) => !member.permissions.has(permission));

/** Whether the member may give a colleague a role of these permissions, or define such a role. */
export const canGrant = (member: Holder, granted: Iterable<Permission>): boolean =>
  notHeld(member, granted).length === 0;

/**
 * What a colleague limited to named campaigns keeps of their role: what concerns gifts and those who gave them. The
 * rest is about the whole organisation. app.enter_member holds them to it.
 */
export const keptWhileLimited: readonly Permission[] = [
  ...(["view", "record", "reverse", "refund", "export"] as const).map((act) => `donations:${act}` as const),
  ...(["view", "edit", "see-identity", "export"] as const).map((act) => `donors:${act}` as const),
  "campaigns:view",
  ...(["view", "issue", "void", "export"] as const).map((act) => `certificates:${act}` as const),
  ...(["ledger", "reports", "audit"] as const).flatMap((area) => [`${area}:view`, `${area}:export`] as const),
  "team:view",
];

/** Whether an act of this sum waits for a second person: above the organisation's limit, and never in a team of one. */
export const needsSecond = (
  amountCents: number,
  { aboveCents, people }: { aboveCents: number | null; people: number },
): boolean => aboveCents !== null && people > 1 && amountCents > aboveCents;

/** What may have to wait for a second person, and what somebody holds who may do it, and so decide on it. */
export const neededFor = {
  "donation.reverse": ["donations:reverse"],
  "certificate.void": ["certificates:void"],
  "certificate.replace": ["certificates:void", "certificates:issue"],
} as const satisfies Record<string, readonly Permission[]>;
