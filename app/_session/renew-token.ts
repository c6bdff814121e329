import { loadClerk } from "./load-clerk";

/**
 * Fetches a fresh session token, which a request needs that no page load precedes. False where the session has
 * ended meanwhile; rejects where Clerk cannot be reached.
 */
export async function renewToken(): Promise<boolean> {
  const { session } = await loadClerk();
  return Boolean(await session?.getToken({ skipCache: true }));
}
