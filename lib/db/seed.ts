import { writeFileSync } from "node:fs";
import { closePools } from "@/lib/tenancy/with-tenant";
import { payByCard } from "./seed/card-gifts";
import { endCertificates } from "./seed/end-certificates";
import { linkDonor } from "./seed/link-donor";
import { makeOrganization } from "./seed/make-organization";
import { makeDonorAccount, makeOperator } from "./seed/make-people";
import { organizations, type SeedOrganization } from "./seed/organizations";
import { recordGifts } from "./seed/record-gifts";

// Three example organisations, made through the product's own verbs while the site and the worker run. What was
// made is written to the file named on the command line, for the demo's block and for scripts.

/** One password for all examples: they hold nothing, and only where stand-ins run. */
const password = "nika-demo-2026";
/** How many gifts were captured by staff, of an organisation with a team and of one without. */
const captured = { team: 700, one: 90 };

const operator = await makeOperator(password);
const donor = await makeDonorAccount(password);

async function make(organization: SeedOrganization, at: number) {
  const one = await makeOrganization(organization, operator, password);
  const count = organization.people.length > 1 ? captured.team : captured.one;
  await recordGifts(one.owner, one.targets, 20_260_301 + at, count);
  await payByCard(organization, donor.email);
  await linkDonor(one.owner, donor);
  await endCertificates(one.owner);
  return one;
}

// Side by side: each waits for the database in turn.
const made = await Promise.all(organizations.map(make));
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
