import { makeDonationReference } from "@/lib/giving/donation-reference";
import { accounts } from "@/lib/ledger/account";
import { makeDonors } from "./donors";
import { makeOrganizations } from "./organizations";
import { connectAsOwner, type Owner, runFile } from "./owner";
import type { Size } from "./size";

const chunk = 25_000;
type Say = (line: string) => void;

/** Fills a migrated, empty database: everything the product's verbs would have kept, by statements over many rows. */
export async function fill(ownerUrl: string, size: Size, until: Date, say: Say): Promise<void> {
  const owner = await connectAsOwner(ownerUrl);
  const step = stepper(say);
  try {
    await runFile(owner, "functions.sql");
    const organizations = await step("organisations with their people, funds and campaigns", () =>
      makeOrganizations(owner, size),
    );
    await openAccounts(owner);
    await step("donors and the words of their names", () => makeDonors(owner, organizations, until));
    await owner.query("analyze large.donors, large.targets, large.organizations, donors");
    await step("donations, payments and the ledger", () => makeGifts(ownerUrl, size, until, say));
    await owner.query("analyze donations");
    await step("certificates", () => issueCertificates(owner, until));
    await step("totals", () => runFile(owner, "totals.sql"));
    await step("a clean table for each reader", async () => {
      await owner.query("drop schema large cascade");
      await owner.query("vacuum (analyze)");
    });
  } finally {
    await owner.end();
  }
}

function stepper(say: Say) {
  return async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const began = performance.now();
    const result = await work();
    say(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${name}`);
    return result;
  };
}

async function openAccounts(owner: Owner): Promise<void> {
  for (const { code, name, kind } of Object.values(accounts))
    await owner.query(
      `insert into ledger_accounts (organization_id, id, code, name, kind) select id, gen_random_uuid(), $1, $2, $3 from organizations`,
      [code, name, kind],
    );
}

/** Two connections share the chunks, one a core. */
async function makeGifts(ownerUrl: string, size: Size, until: Date, say: Say): Promise<void> {
  const small = { from: 1, to: size.smallGifts, first: 1, last: size.smallOrganizations };
  const chunks = [small];
  for (let from = 1; from <= size.gifts; from += chunk)
    chunks.push({ from, to: Math.min(from + chunk - 1, size.gifts), first: 0, last: 0 });
  let [next, done] = [0, 0];
  const work = async () => {
    const owner = await connectAsOwner(ownerUrl);
    for (let at = next++; at < chunks.length; at = next++) {
      const { from, to, first, last } = chunks[at]!;
      const count = (to - from + 1) * (last - first + 1);
      await owner.query("begin");
      await runFile(owner, "gifts.sql", [until, from, to, first, last, references(from, count)]);
      await owner.query("commit");
      // Triggers and foreign keys planned while the tables were empty read all of them for each row.
      if (at === 2) await owner.query("analyze donations, payments, transactions, transaction_lines");
      done += count;
      say(`           ${done.toLocaleString("en")} gifts`);
    }
    await owner.end();
  };
  await Promise.all([work(), work()]);
}

/** A reference for each gift from the `from`th on, none twice among 24 million. */
function references(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    let rest = ((from + at) * 7_654_321) % 24_300_000;
    return makeDonationReference((below) => {
      const symbol = rest % below;
      rest = Math.floor(rest / below);
      return symbol;
    });
  });
}

async function issueCertificates(owner: Owner, until: Date): Promise<void> {
  await runFile(owner, "certificates.sql");
  await owner.query(`call large.issue_certificates('${until.toISOString()}', 500)`);
}
