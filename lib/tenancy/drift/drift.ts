import type { askClerk } from "@/lib/tenancy/ask-clerk";

/** How the mirror can differ from Clerk, each with what is done about it. */
export const driftKinds = {
  "user-missing": "added",
  "user-outdated": "brought up to date",
  "user-gone": "deleted here as well, which ends every membership",
  "user-tombstoned": "left: deleted here, yet Clerk has them",
  "organization-outdated": "brought up to date",
  "organization-gone": "closed here as well",
  "organization-unconnected": "connected to the one that Nika made in Clerk",
  "organization-foreign": "left: not made by Nika, and nobody's tenant",
  "organization-ownerless": "left: nobody is its owner any more",
  "membership-missing": "added; it waits for an owner",
  "membership-outdated": "brought up to date",
  "membership-gone": "ended here as well",
  "membership-unlinked": "its id in Clerk noted",
  "membership-unmade": "made in Clerk as well",
  "invitation-revoked": "ended here as well",
  "invitation-left-over": "revoked in Clerk as well, as it was here",
  "membership-left-over": "ended in Clerk as well, as it was here",
} as const;

export type DriftKind = keyof typeof driftKinds;

/** Told of every difference as soon as it is mended, or left. */
type Report = (kind: DriftKind, subjectClerkId: string, isMended: boolean) => Promise<void>;

/** One comparison under way. */
export type Comparison = {
  report: Report;
  /** Asks Clerk with the patience of a job. */
  ask: <T>(question: () => Promise<T>) => ReturnType<typeof askClerk<T>>;
  /** How many Clerk is asked for at a time; it gives 500 at most. */
  pageLimit: number;
  /** Whether a great part of the mirror may go at once, because somebody said so. */
  acceptsDeletions: boolean;
};

/** Clerk's answer cannot be the whole of it; nothing more is concluded. */
export class NotCredible extends Error {
  override name = "NotCredible";
}

/**
 * Stops where so much is gone that a wrong key or a lost answer is likelier: more than a fifth of all there was, or of
 * a few, more than half.
 */
export function refuseLandslide(what: string, gone: number, all: number, accepts: boolean): void {
  const isCredible = gone * 5 <= all || (gone <= 5 && gone * 2 <= all);
  if (accepts || isCredible) return;
  throw new NotCredible(`${gone} of ${all} ${what} are gone from Clerk`);
}
