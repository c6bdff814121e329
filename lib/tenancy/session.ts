import "server-only";
import { auth } from "@clerk/nextjs/server";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { logEvent } from "@/lib/log";
import type { Member, Proven } from "./actor";
import { enterUser, type SignedInUser } from "./enter-user";
import { findMyCurrentSlug } from "./my-organizations";
import { noteSeen } from "./note-seen";
import type { Operator } from "./operator";
import { NotEntered, withTenant } from "./with-tenant";

// The gates of pages and actions: who is signed in comes from Clerk's verified session, what they may from our
// database. Each is asked once a request, however many parts of a page ask.

/** The Clerk id of whoever is signed in, or null: an action answers "session-expired" then. */
export const findSignedIn = cache(async (): Promise<string | null> => (await session()).userId);

/** How long the token of this request still lives; the browser renews it before. */
export const tokenSecondsLeft = async (): Promise<number> => {
  const { sessionClaims } = await session();
  return sessionClaims ? Math.max(sessionClaims.exp - Math.floor(Date.now() / 1_000), 0) : 0;
};

// A Clerk instance that demands membership calls a session "pending" until an organisation is chosen there. Where
// somebody may work is our database's to say, so they are signed in.
const session = cache(() => auth({ treatPendingAsSignedOut: false }).catch(notFoundAmongFiles));

/** The middleware passes over what is called like a file, /favicon.ico for one; nothing behind sign-in is. */
function notFoundAmongFiles(error: unknown): never {
  if (error instanceof Error && error.message.includes("clerkMiddleware()")) notFound();
  throw error;
}

/** Clerk's "strict": the second factor within ten minutes, or the first where none is set. */
const isFresh = async () => (await session()).has({ reverification: "strict" });

/** The signed-in person; everybody else goes to sign in, and whose account is gone is signed out. */
export const requireUser = cache(async (): Promise<SignedInUser & Proven> => {
  const user = await entered(enterUser(await requireSignedIn()));
  return user ? { ...user, isFresh: await isFresh() } : redirect("/sign-out");
});

/**
 * The signed-in colleague of the organisation that the address names. Anybody else gets 404, so that nobody
 * learns which organisations there are. An old address, or an id in its place, leads to the address in use.
 */
export const requireMember = cache(async (organizationSlug: string): Promise<Member> => {
  const clerkId = await requireSignedIn();
  const actor = { kind: "member", clerkId, organizationSlug } as const;
  const member = await entered(
    withTenant(actor, async (tx, me) => {
      const [found] = await Promise.all([me(), noteSeen(tx)]);
      return { ...found, ...actor, isFresh: await isFresh() };
    }),
  );
  if (member) return member;
  const current = await entered(findMyCurrentSlug(clerkId, organizationSlug));
  if (current && current !== organizationSlug) redirect(`/${current}`);
  // Somebody who belongs there and is not let in: it has been closed.
  if (current) redirect("/closed");
  notFound();
});

/** Who runs the installation; for everybody else the page is not there. */
export const requireOperator = cache(async (): Promise<Operator> => {
  const actor = { kind: "operator", clerkId: await requireSignedIn() } as const;
  const operator = await entered(withTenant(actor, async (_tx, me) => ({ ...(await me()), ...actor })));
  return operator ?? notFound();
});

async function requireSignedIn(): Promise<string> {
  return (await findSignedIn()) ?? redirect("/sign-in");
}

async function entered<T>(entering: Promise<T>): Promise<T | null> {
  try {
    return await entering;
  } catch (error) {
    if (!(error instanceof NotEntered)) throw error;
    logEvent("auth.entry-refused", {});
    return null;
  }
}
