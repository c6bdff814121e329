import { clerkClient } from "./clerk-client";

/** Writes into the account that it has a place to work in. The session's token says so from its next renewal on. */
export async function markOnboarded(clerkId: string): Promise<void> {
  await clerkClient().users.updateUserMetadata(clerkId, { publicMetadata: { onboardingComplete: true } });
}
