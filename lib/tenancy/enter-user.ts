import type { Entered } from "./actor";
import { isGone } from "./ask-clerk";
import { mirrorUserNow } from "./mirror-user";
import { NotEntered, withTenant } from "./with-tenant";

export type SignedInUser = Entered["user"] & { kind: "user"; clerkId: string };

/** The signed-in person, mirrored on the spot where Clerk's webhook has not come yet. Throws NotEntered for an account that is gone. */
export async function enterUser(clerkId: string): Promise<SignedInUser> {
  const actor = { kind: "user", clerkId } as const;
  const enter = () => withTenant(actor, async (_tx, me) => ({ ...(await me()), ...actor }));
  try {
    return await enter();
  } catch (error) {
    if (!(error instanceof NotEntered)) throw error;
    await mirrorUserNow(clerkId).catch((reason: unknown) => {
      // The account was deleted while its last token lives: nobody is let in.
      throw isGone(reason) ? error : reason;
    });
    return enter();
  }
}
