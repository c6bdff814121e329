import { writeFileSync } from "node:fs";
import { closePools } from "@/lib/tenancy/with-tenant";
import { payByCard } from "./seed/card-gifts";
import { linkDonor } from "./seed/link-donor";
import { makeOrganization } from "./seed/make-organization";
import { makeDonorAccount, makeOperator } from "./seed/make-people";
import { organizations } from "./seed/organizations";
import { recordGifts } from "./seed/record-gifts";

// Two example organisations, made through the product's own verbs while the site and the worker run. What was
// made is written to the file named on the command line, for the demo's block and for scripts.

/** One password for all examples: they hold nothing, and only where stand-ins run. */
const password = "nika-demo-2026";
const giftsEach = 240;

const operator = await makeOperator(password);
const donor = await makeDonorAccount(password);
const made = [];
for (const [at, organization] of organizations.entries()) {
  const one = await makeOrganization(organization, operator, password);
  await recordGifts(one.owner, one.targets, 20_260_301 + at, giftsEach);
  await payByCard(organization, donor.email);
  await linkDonor(one.owner, donor);
  made.push(one);
}
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
