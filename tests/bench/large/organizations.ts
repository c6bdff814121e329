import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { invariant } from "@/lib/invariant";
import type { Member } from "@/lib/tenancy/actor";
import { aColleague, anOrganization, theMember } from "@/tests/support/cast";
import type { Owner } from "./owner";
import type { Size } from "./size";

export const largeSlug = "siyakhula";
export type Made = { no: number; id: string; donors: number };

/** The large organisation with a team, four funds and twelve campaigns, and the small ones with a fund and a campaign each. */
export async function makeOrganizations(owner: Owner, size: Size): Promise<Made[]> {
  const made = [await makeOrganization(owner, 0, largeSlug, size.gifts, size.donors, 4, 12)];
  let next = 1;
  const work = async () => {
    for (let no = next++; no <= size.smallOrganizations; no = next++)
      made.push(await makeOrganization(owner, no, `small-${no}`, size.smallGifts, 5, 1, 1));
  };
  // Side by side: each waits for the database in turn.
  await Promise.all([work(), work(), work(), work()]);
  // As an operator's approval and onboarding would have left them.
  await owner.query(`insert into organization_profiles (organization_id, contact_email, contact_phone)
    select id, 'treasurer@post.example', '033 555 0117' from organizations`);
  await owner.query(`insert into organization_tax_details (organization_id, registered_name, pbo_number, address_line1, town, postal_code,
      signatory_name, signatory_title, approval, decided_at)
    select id, name, '930074218', '14 Ixia Lane', 'Pietermaritzburg', '3201', 'Nomvula Mthembu', 'Treasurer', 'approved', now() from organizations`);
  return made;
}

async function makeOrganization(
  owner: Owner,
  no: number,
  slug: string,
  gifts: number,
  donors: number,
  funds: number,
  campaigns: number,
): Promise<Made> {
  const organization = await anOrganization(slug);
  const member = await theMember(organization);
  if (no === 0)
    for (const role of ["admin", "manager", "member", "viewer"])
      await aColleague(organization, `${role}-of-${slug}`, role);
  await owner.query("insert into large.organizations values ($1, $2, $3, $4, $5)", [
    no,
    organization.id,
    member.userId,
    gifts,
    donors,
  ]);
  const fundIds: string[] = [];
  for (let at = 0; at < funds; at += 1) fundIds.push(await openFund(owner, member, at));
  // Gifts are drawn from these: a fund's campaigns, and each fund without one.
  for (let at = 0; at < campaigns; at += 1)
    await addTarget(owner, no, at, fundIds[at % funds]!, await publish(member, fundIds[at % funds]!, at));
  for (const [at, fundId] of fundIds.entries()) await addTarget(owner, no, campaigns + at, fundId, null);
  return { no, id: organization.id, donors };
}

async function openFund(owner: Owner, member: Member, at: number): Promise<string> {
  const name = ["Literacy", "Library van", "Bursaries", "General"][at]!;
  const fund = await createFund(member, { name, isSection18aEligible: name !== "General" });
  invariant(fund.ok, "a fund can be opened");
  await owner.query(
    `insert into ledger_accounts (organization_id, id, code, name, kind, fund_id)
     select organization_id, gen_random_uuid(), account_code, 'Donations, ' || name, 'income', id from funds where id = $1`,
    [fund.fundId],
  );
  return fund.fundId;
}

async function publish(member: Member, fundId: string, at: number): Promise<string> {
  const goalCents = at % 3 === 0 ? null : 5_000_000_000;
  const draft = {
    fundId,
    slug: `campaign-${at + 1}`,
    title: `Campaign ${at + 1}`,
    summary: "A book for each child.",
    goalCents,
  };
  const made = await createCampaign(member, draft);
  invariant(made.ok, "a campaign can be drafted");
  await publishCampaign(member, made.campaignId);
  return made.campaignId;
}

async function addTarget(
  owner: Owner,
  no: number,
  at: number,
  fundId: string,
  campaignId: string | null,
): Promise<void> {
  await owner.query(
    `insert into large.targets select $1, $2, f.id, $4, f.is_section_18a_eligible, a.id
     from funds f join ledger_accounts a on a.organization_id = f.organization_id and a.fund_id = f.id where f.id = $3`,
    [no, at, fundId, campaignId],
  );
}
