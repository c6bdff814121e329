import type { Member } from "@/lib/tenancy/actor";
import { createAccount } from "@/lib/tenancy/create-account";
import { anIssuer } from "@/tests/support/certificate-cast";
import { aCampaign, aPayfastAccount } from "@/tests/support/gifts";
import type { World } from "./world";

export type CaseOrganization = {
  organizationId: string;
  slug: string;
  member: Member;
  fundId: string;
  campaign: { fundId: string; campaignId: string; slug: string };
  merchant: { merchantId: string; merchantKey: string; passphrase: string };
};

let merchants = 20_000_000;

/** An organisation of its own for each case, so that whatever is left in it is the case's. */
export async function aCaseOrganization(
  world: World,
  name: string,
  { isKnownToClerk = false } = {},
): Promise<CaseOrganization> {
  const account = { password: "nika-faults-2026", firstName: "Nomvula", lastName: "Mthembu" };
  const clerkId = isKnownToClerk
    ? await createAccount({ ...account, email: `owner@${name}.example`, isOnboarded: true })
    : undefined;
  const { member, fundId, id } = await anIssuer(world.database, name, clerkId);
  merchants += 1;
  const merchant = await aPayfastAccount(member, String(merchants));
  await world.script("payfast", "/emulator/merchants", merchant);
  const campaign = { ...(await aCampaign(member, "books")), slug: "books" };
  return { organizationId: id, slug: name, member, fundId, campaign, merchant };
}
