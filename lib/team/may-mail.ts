import { mayAgain } from "@/lib/tenancy/rate-limit";

// Invitations are mail to strangers in the organisation's name.
const aDay = { name: "invitation-mails", times: 100, seconds: 86_400 };

/** Whether the organisation may have so many more invitations sent today; counts them. */
export async function mayMail(organizationId: string, mails: number): Promise<boolean> {
  for (let count = 0; count < mails; count += 1) if (!(await mayAgain(aDay, organizationId))) return false;
  return true;
}
