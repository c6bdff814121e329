import { addDays, calendarDateOf } from "@/lib/calendar";
import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { invariant } from "@/lib/invariant";
import { newId } from "@/lib/new-id";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import type { Member } from "@/lib/tenancy/actor";
import { addColleague } from "@/lib/tenancy/add-colleague";
import { connectOrganization } from "@/lib/tenancy/connect-organization";
import { createAccount } from "@/lib/tenancy/create-account";
import { decideOnLetter } from "@/lib/tenancy/decide-on-letter";
import { finishOnboarding } from "@/lib/tenancy/finish-onboarding";
import { handInLetter } from "@/lib/tenancy/hand-in-letter";
import type { Operator } from "@/lib/tenancy/operator";
import { registerOrganization } from "@/lib/tenancy/register-organization";
import { withTenant } from "@/lib/tenancy/with-tenant";
import type { Target } from "./live-through";
import type { SeedOrganization } from "./seed-organization";
import { uploadLetter } from "./upload-letter";

/** One organisation as its people would have made it: registered, approved, with its team, funds and campaigns. */
export async function makeOrganization(organization: SeedOrganization, operator: Operator, password: string) {
  const { slug, name, details, people } = organization;
  const accounts = people.map(({ role, firstName, lastName }) => ({
    email: `${role}@${slug}.example`,
    password,
    organization: slug,
    role,
    firstName,
    lastName,
  }));
  const clerkIds = [];
  for (const { email, firstName, lastName } of accounts)
    clerkIds.push(await createAccount({ email, password, firstName, lastName, isOnboarded: true }));
  const registered = await registerOrganization(
    { clerkId: clerkIds[0]! },
    {
      id: newId(),
      slug,
      addressLine2: "",
      tradingName: name === details.registeredName ? "" : name,
      ...details,
    },
  );
  invariant(registered.ok, `the example organisation ${slug} can be registered`);
  const owner = await enterAs(clerkIds[0]!, slug);
  await finishOnboarding(owner);
  await approve(owner, operator);
  const kept = await keepPayfastAccount(owner, organization.payfast);
  invariant(kept.ok, "an owner keeps PayFast's keys");
  for (const [at, { role }] of people.entries())
    if (at > 0) {
      const added = await addColleague(owner, { clerkId: clerkIds[at]!, roleKey: role });
      invariant(added.ok, `the example ${role} can be added`);
    }
  const targets = await makeCampaigns(owner, organization);
  const team = [];
  for (const clerkId of clerkIds) team.push(await enterAs(clerkId, slug));
  const opened = team[0]!;
  const published = organization.campaigns.filter((campaign) => campaign.state !== "draft");
  return {
    staff: {
      owner: opened,
      recorders: team.filter(({ permissions }) => permissions.has("donations:record")),
    },
    targets,
    closing: organization.campaigns.flatMap(({ state }, at) =>
      state === "closed" ? [targets[at]!.campaignId!] : [],
    ),
    accounts: accounts.map(({ firstName: _, lastName: __, ...account }) => account),
    facts: {
      name,
      slug,
      id: registered.organizationId,
      clerkId: await connectOrganization(opened),
      campaigns: published.map((campaign) => campaign.slug),
    },
  };
}

async function enterAs(clerkId: string, organizationSlug: string): Promise<Member> {
  const actor = { kind: "member", clerkId, organizationSlug } as const;
  return withTenant(actor, async (_tx, entered) => ({ ...(await entered()), ...actor, isFresh: true }));
}

async function approve(owner: Member, operator: Operator): Promise<void> {
  const handedIn = await handInLetter(owner, await uploadLetter(owner));
  invariant(handedIn.ok, "the example letter can be handed in");
  const { organizationId } = owner;
  const decided = await decideOnLetter(operator, { organizationId, decision: "approved", reason: "" });
  invariant(decided.ok, "the example letter can be approved");
}

async function makeCampaigns(owner: Member, organization: SeedOrganization) {
  const today = calendarDateOf(new Date());
  const fundIds = new Map<string, string>();
  for (const fund of organization.funds) {
    const made = await createFund(owner, fund);
    invariant(made.ok, `the example fund ${fund.name} can be opened`);
    fundIds.set(fund.name, made.fundId);
  }
  const targets: Target[] = [];
  for (const { fund, endsInDays, state, ...campaign } of organization.campaigns) {
    const fundId = fundIds.get(fund)!;
    const endsOn = endsInDays ? addDays(today, endsInDays) : null;
    const made = await createCampaign(owner, { ...campaign, fundId, endsOn });
    invariant(made.ok, `the example campaign ${campaign.slug} can be drafted`);
    if (state !== "draft") await publishCampaign(owner, made.campaignId);
    targets.push({ fundId, campaignId: state === "draft" ? null : made.campaignId });
  }
  // The last two funds are also given to without a campaign.
  return [...targets, ...[...fundIds.values()].slice(-2).map((fundId) => ({ fundId, campaignId: null }))];
}
