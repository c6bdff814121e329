import { clerkClient, clerkRefusedWith } from "./clerk-client";

/** Takes a person out of the organisation in Clerk; who is not in it stays so. */
export async function removeInClerk(organizationId: string, userId: string): Promise<void> {
  try {
    await clerkClient().organizations.deleteOrganizationMembership({ organizationId, userId });
  } catch (error) {
    if (!clerkRefusedWith(error, "resource_not_found")) throw error;
  }
}
