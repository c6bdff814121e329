import { expect, test } from "@playwright/test";
import pg from "pg";
import { stackFacts } from "./support/stack-facts";

// What the examples promise to every screen, counted where it ended up; other journeys only add to it.

const least: [what: string, from: string, counts: Record<string, number>][] = [
  ["t.method", "donations t", { card: 150, eft: 500, cash: 200, goods: 50 }],
  ["t.status", "donations t", { completed: 1_300, expired: 20, pending: 3, reversed: 30 }],
  ["t.status", "payments t", { completed: 1_200, failed: 20, started: 3, reversed: 20 }],
  ["t.status", "tax_certificates t", { issued: 150, voided: 20, replaced: 8 }],
  ["t.event", "certificate_register t", { issued: 180, withdrawn: 8, voided: 20, replaced: 8 }],
  ["t.tax_year - (select max(tax_year) from tax_certificates)", "tax_certificates t", { "0": 80, "-1": 40 }],
  ["t.kind", "donors t", { person: 350, company: 20, trust: 10, other: 4 }],
  ["t.news_consent_at is not null", "donors t", { true: 20, false: 350 }],
  ["t.email is null", "donors t", { true: 30, false: 300 }],
  ["t.tax_reference_hmac is null", "donation_tax_details t", { true: 5, false: 180 }],
  ["o.slug", "campaigns t", { ukukhanya: 3, masakhane: 3, thuto: 3 }],
  ["o.slug", "funds t", { ukukhanya: 4, masakhane: 4, thuto: 4 }],
  ["o.slug", "donors t", { ukukhanya: 180, masakhane: 180, thuto: 30 }],
];

test("the examples hold gifts of every kind, certificates in every state and donors of every sort", async () => {
  const client = new pg.Client(stackFacts().database.owner);
  await client.connect();
  try {
    for (const [what, from, counts] of least) {
      const { rows } = await client.query(
        `select ${what} as name, count(*)::int as count from ${from}
        join organizations o on o.id = t.organization_id and o.slug in ('ukukhanya', 'masakhane', 'thuto') group by 1`,
      );
      const found = new Map(rows.map(({ name, count }) => [String(name), count as number]));
      for (const [name, count] of Object.entries(counts))
        expect(found.get(name) ?? 0, `${from}, ${what} ${name}`).toBeGreaterThanOrEqual(count);
    }
  } finally {
    await client.end();
  }
});
