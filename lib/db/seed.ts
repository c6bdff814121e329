import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { calendarDateOf, daysBetween } from "@/lib/calendar";
import { closeCampaign } from "@/lib/giving/close-campaign";
import { expireDonations } from "@/lib/giving/expire-donations";
import { handlers } from "@/lib/jobs/handlers";
import { startWorker } from "@/lib/jobs/start-worker";
import { taxYearBounds, taxYearOf } from "@/lib/tax-year";
import { closePools } from "@/lib/tenancy/with-tenant";
import { endCertificates } from "./seed/end-certificates";
import { linkDonor } from "./seed/link-donor";
import { liveThrough } from "./seed/live-through";
import { makeOrganization } from "./seed/make-organization";
import { makeDonorAccount, makeOperator } from "./seed/make-people";
import { organizations } from "./seed/organizations";
import type { Act } from "./seed/plan";
import { planAll } from "./seed/plan-all";
import type { SeedOrganization } from "./seed/seed-organization";
import { payByCard } from "./seed/todays-cards";

// Three example organisations and two tax years of theirs, made through the product's own verbs while the site runs.
// The worker must not run yet: it would date certificates today. What was made is written to the file named on the
// command line, for the demo's block and for scripts.

/** One password for all examples: they hold nothing, and only where stand-ins run. */
const password = "nika-demo-2026";

const operator = await makeOperator(password);
const donor = await makeDonorAccount(password);
const today = calendarDateOf(new Date());
const daysBack = daysBetween(taxYearBounds(taxYearOf(today) - 1).firstDay, today);

async function make(organization: SeedOrganization, acts: Act[], at: number) {
  const one = await makeOrganization(organization, operator, password);
  const { merchantId } = organization.payfast;
  const certificates = await liveThrough(one.staff, one.targets, acts, {
    campaignSlugs: one.facts.campaigns,
    merchantId,
    firstPayment: 1_090_000 + at * 1_000,
    count: 0,
  });
  // Before today's, which still may be paid.
  await expireDonations(one.facts.id, new Date());
  await payByCard(organization, donor.email);
  await linkDonor(one.staff.owner, donor);
  return { ...one, certificates };
}

// Side by side: each waits for the database in turn.
const plans = planAll(daysBack);
const made = await Promise.all(organizations.map((one, at) => make(one, plans[at]!, at)));

// Every job that could still issue one of these certificates must be gone before one of them ends.
const issuer = await startWorker({ "certificate.issue": handlers["certificate.issue"] });
while (issuer.idleSeconds() < 1.5) await wait(100);
await issuer.stop();
await Promise.all(made.map(({ staff, certificates }) => endCertificates(staff.owner, certificates)));
for (const { staff, closing } of made) for (const id of closing) await closeCampaign(staff.owner, id);

const file = process.argv[2];
if (file)
  writeFileSync(
    file,
    JSON.stringify({
      organizations: made.map((one) => one.facts),
      accounts: [
        ...made.flatMap((one) => one.accounts),
        { email: donor.email, password, organization: null, role: "donor" },
        { email: operator.email, password, organization: null, role: "operator" },
      ],
    }),
    { mode: 0o600 },
  );
await closePools();
