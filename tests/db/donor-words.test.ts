import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { wordsOf } from "@/lib/giving/donor-words";
import { addDonor, renameDonor } from "@/lib/giving/keep-donor";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { readSources } from "@/tests/support/sources";

let database: TestDatabase;
let member: Member;
beforeAll(async () => {
  database = await openTestDatabase();
  member = await theMember(await anOrganization("a"));
});
afterAll(closePools);

const nobody = { firstName: null, lastName: null };

async function wordsKept(donorId: string): Promise<string[]> {
  const { rows } = (await withTenant(member, (tx) =>
    tx.execute(
      sql`select word from donor_words where organization_id = ${member.organizationId} and donor_id = ${donorId} order by word`,
    ),
  )) as unknown as { rows: { word: string }[] };
  return rows.map(({ word }) => word);
}

const add = (actor: Parameters<typeof withTenant>[0], displayName: string, id = newId()) =>
  withTenant(actor, (tx) =>
    addDonor(tx, { organizationId: member.organizationId, id, kind: "person", displayName }),
  ).then(() => id);

it("keeps the words of a donor whom a visitor or a member names, and of nothing but the name in use", async () => {
  const visited = await add({ kind: "visitor", organizationSlug: "a" }, "Élodie Nkosi-Dlamini");
  expect(await wordsKept(visited)).toEqual(["dlamini", "elodie", "nkosi"]);
  const donorId = await add(member, "Nkosi Nkosi");
  expect(await wordsKept(donorId)).toEqual(["nkosi"]);
  const { organizationId } = member;
  await withTenant(member, (tx) =>
    renameDonor(tx, { organizationId, donorId }, { displayName: "Siobhán O’Brien", ...nobody }),
  );
  expect(await wordsKept(donorId)).toEqual(["obrien", "siobhan"]);
  expect(await wordsKept(await add(member, "…"))).toEqual([]);
});

it("gives the donors who were there before their words by the same rule", async () => {
  const names = ["Élodie van der Merwe", "Siobhán O’Brien", "The Protea Trust (IT 123/2011)", "NOMVULA"];
  const owner = new pg.Client(database.urls.owner);
  await owner.connect();
  try {
    for (const name of names) {
      const id = newId();
      await owner.query(
        "insert into donors (organization_id, id, kind, display_name) values ($1, $2, 'person', $3)",
        [member.organizationId, id, name],
      );
      const filling = readFileSync("drizzle/0011_donor_words_access.sql", "utf8").split(
        "--> statement-breakpoint",
      )[1]!;
      await owner.query(filling.replace("where w.word <> ''", `where w.word <> '' and d.id = '${id}'`));
      expect(await wordsKept(id)).toEqual(wordsOf(name).sort());
    }
  } finally {
    await owner.end();
  }
});

it("no other file writes a donor's name", () => {
  const files = readSources().filter(({ path }) => /^(?:app|lib)\//.test(path));
  const filesWith = (act: RegExp) => files.filter(({ text }) => act.test(text)).map(({ path }) => path);
  expect(filesWith(/insert\(donors\)/)).toEqual(["lib/giving/keep-donor.ts"]);
  expect(filesWith(/update\(donors\)/).sort()).toEqual([
    "lib/giving/edit-donor.ts",
    "lib/giving/keep-donor.ts",
  ]);
});
