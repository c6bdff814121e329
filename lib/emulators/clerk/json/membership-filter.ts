import { filterValues } from "@/lib/emulators/clerk/json/list";
import type { Membership, State } from "@/lib/emulators/clerk/state";

/** Clerk's filters of a list of members: by role, by user and by a word of name or address. */
export function matchingMemberships(
  state: State,
  memberships: Membership[],
  query: URLSearchParams,
): Membership[] {
  const roles = filterValues(query, "role");
  const users = filterValues(query, "user_id");
  const word = query.get("query")?.toLowerCase();
  return memberships
    .filter(({ role }) => roles.length === 0 || roles.includes(role))
    .filter(({ userId }) => users.length === 0 || users.includes(userId))
    .filter(({ userId }) => !word || wordsOf(state, userId).includes(word));
}

function wordsOf(state: State, userId: string): string {
  const user = state.users[userId];
  const addresses = user?.emails.map(({ address }) => address) ?? [];
  return [user?.firstName, user?.lastName, ...addresses].join(" ").toLowerCase();
}
