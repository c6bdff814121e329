import { clerkClient, clerkRefusedWith } from "./clerk-client";
import { markOnboarded } from "./mark-onboarded";
import { mirrorUserNow } from "./mirror-user";

export type Account = {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  /** Whether they belong to an organisation already, so that sign-in leads to its workspace. */
  isOnboarded: boolean;
};

/** Makes an account at Clerk by its Backend API, or finds the one of that address. Returns Clerk's id, mirrored. */
export async function createAccount({ email, isOnboarded, ...given }: Account): Promise<string> {
  const clerkId = await findOrCreate(email, given);
  if (isOnboarded) await markOnboarded(clerkId);
  await mirrorUserNow(clerkId);
  return clerkId;
}

async function findOrCreate(email: string, given: Omit<Account, "email" | "isOnboarded">): Promise<string> {
  const { users } = clerkClient();
  try {
    return (await users.createUser({ emailAddress: [email], ...given })).id;
  } catch (error) {
    if (!clerkRefusedWith(error, "form_identifier_exists")) throw error;
    const { data } = await users.getUserList({ emailAddress: [email] });
    if (!data[0]) throw error;
    return data[0].id;
  }
}
