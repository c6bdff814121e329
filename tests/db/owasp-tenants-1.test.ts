import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportActivity } from "@/lib/audit/export-activity";
import { exportRegister } from "@/lib/certificates/export-register";
import { exportDonations } from "@/lib/giving/export-donations";
import { exportDonors } from "@/lib/giving/export-donors";
import { newestFirst } from "@/lib/giving/list-donations";
import { recordDonation } from "@/lib/giving/record-donation";
import { newId } from "@/lib/new-id";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { aPayfastAccount } from "@/tests/support/gifts";
import {
  aboutOneself,
  type Side,
  sumOf,
  textOf,
  tryEverything,
  twoNeighbours,
} from "@/tests/support/neighbours";
import { pairsFor, signedBody } from "@/tests/support/notification-bodies";
import { post } from "@/tests/support/payfast";
import type { Scene } from "./policy-table";

// OWASP's Multi-Tenant Application Security Cheat Sheet, its risks one to five, each attacked through the product's
// own verbs, routes and logins. The sixth to tenth are in the two files beside this.

let database: TestDatabase;
let ours: Side;
let theirs: Side;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ ours, theirs } = await twoNeighbours(database));
  for (const [side, name] of [
    [ours, "Ayanda Ours"],
    [theirs, "Zintle Theirs"],
  ] as const) {
    const gift = { fundId: side.scene.fundId, campaignId: side.scene.campaignId, method: "eft" } as const;
    const donor = { kind: "person", displayName: name, email: "same@donor.example" } as const;
    const more = {
      amountCents: 77_700,
      receivedOn: "2026-11-19",
      wantsCertificate: false,
      sendsThanks: false,
    };
    expect(
      await recordDonation(side.people.owner, { formKey: newId(), donor, ...gift, ...more }),
    ).toMatchObject({ ok: true });
  }
});
afterAll(closePools);

const unchanged = async (side: Side, act: () => Promise<unknown>) => {
  const before = await sumOf(database, side.id);
  await act();
  expect(await sumOf(database, side.id)).toBe(before);
};

describe("1. cross-tenant data leakage", () => {
  it("no list that goes out of the house holds a row, a sum or a name of the neighbour's", async () => {
    const { owner } = ours.people;
    const lists = [
      await textOf(await exportDonations(owner, {}, newestFirst)),
      await textOf(await exportDonors(owner, {})),
      await textOf(await exportRegister(owner, {})),
      await textOf(await exportActivity(owner, {})),
    ];
    expect(lists[0]).toContain("Ayanda Ours");
    const foreign = ["Zintle Theirs", ...Object.values(theirs.scene).filter((id) => typeof id === "string")];
    for (const word of foreign) for (const list of lists) expect(list).not.toContain(word);
    expect(
      (await textOf(await exportDonations(owner, { search: "Zintle" }, newestFirst))).trim().split("\r\n"),
    ).toHaveLength(1);
    expect(
      await textOf(await exportDonations(owner, { fundId: theirs.scene.fundId }, newestFirst)),
    ).not.toContain("EFT");
  });

  it("an id of the neighbour's is answered as one that nobody has: nothing tells that it is there", async () => {
    const nobodys = Object.fromEntries(
      Object.keys(theirs.scene).map((key) => [key, newId()]),
    ) as unknown as Scene;
    const strange = { ...nobodys, clerkId: "user_nobody", order: newestFirst };
    // A person belongs to no organisation; who they are is Clerk's to know.
    const leaveOut = [...aboutOneself(theirs), "addColleague"];
    const said = async (scene: Scene) =>
      (await tryEverything(ours.people.admin, scene, leaveOut)).map(({ verb, said }) => `${verb}: ${said}`);
    const foreign = await said(theirs.scene);
    expect(foreign.length).toBeGreaterThan(20);
    expect(foreign).toEqual(await said(strange));
  });
});

describe("2. tenant impersonation", () => {
  it("who names another organisation's address in their own session has no place there", async () => {
    const { owner } = ours.people;
    const claim = { ...owner, organizationSlug: theirs.slug, organizationId: theirs.id };
    await unchanged(theirs, async () => {
      for (const { verb, isOk } of await tryEverything(claim, theirs.scene, [
        "prepareLetterUpload",
        "showCertificate",
      ]))
        expect([verb, isOk]).toEqual([verb, false]);
      await expect(withTenant(claim, (tx) => tx.execute(sql`select 1`))).rejects.toBeInstanceOf(NotEntered);
    });
  });

  it("who puts another's id beside their own address writes nothing there", async () => {
    const claim = { ...ours.people.owner, organizationId: theirs.id };
    await unchanged(theirs, async () => {
      const done = await tryEverything(claim, theirs.scene, aboutOneself(theirs));
      expect(done.filter(({ isOk }) => isOk).map(({ verb }) => verb)).toEqual([]);
    });
  });

  it("a payment that is signed with one's own passphrase is no payment at the neighbour's", async () => {
    await aPayfastAccount(ours.people.owner, "10000101").catch(() => {});
    await aPayfastAccount(theirs.people.owner, "10000202").catch(() => {});
    const [payment] = [{ paymentId: newId(), amountCents: 50_000 }];
    const body = signedBody(pairsFor(payment!, "10000101"), "pass-10000101");
    expect((await post(theirs.id, body)).status).toBe(400);
    const [kept] = await asOwner(
      database,
      "select status, reason from payfast_notifications where organization_id = $1",
      [theirs.id],
    );
    expect(kept).toEqual({ status: "refused", reason: "not-genuine" });
  });
});

describe("3. broken tenant isolation", () => {
  const entering = (side: Side) =>
    ({ kind: "member", clerkId: side.people.owner.clerkId, organizationSlug: side.slug }) as const;
  const seen = async (side: Side) =>
    withTenant(entering(side), async (tx) => {
      await tx.execute(sql`select pg_sleep(0.002)`);
      const found = (await tx.execute(sql`select distinct organization_id from donations`)) as unknown as {
        rows: { organization_id: string }[];
      };
      return found.rows.map(({ organization_id }) => organization_id);
    });

  it("two hundred transactions of both at once over ten connections each see their own organisation only", async () => {
    const sides = Array.from({ length: 200 }, (_, i) => (i % 2 ? ours : theirs));
    const found = await Promise.all(sides.map(seen));
    expect(found).toEqual(sides.map(({ id }) => [id]));
  });

  it("a connection that broke off, failed or was cancelled mid-way carries nothing over to the next", async () => {
    for (let round = 0; round < 12; round++) {
      const spoiled = [
        withTenant(entering(theirs), (tx) => tx.execute(sql`select 1 / 0`)),
        withTenant(entering(theirs), (tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`)),
        withTenant(entering(theirs), async () => {
          throw new Error("gave up");
        }),
        withTenant(entering(theirs), (tx) => tx.execute(sql`set local role none`)),
      ];
      await Promise.allSettled(spoiled);
      expect(await seen(ours)).toEqual([ours.id]);
    }
    const bare = new pg.Client(database.urls.web);
    await bare.connect();
    await expect(bare.query("select 1 from donations")).rejects.toThrow(/permission denied/);
    await bare.end();
  });
});

describe("4. insecure direct object references", () => {
  it.each(["owner", "admin", "manager", "member", "viewer", "limited"] as const)(
    "no verb does anything to a record of the neighbour's that %s names",
    async (role) => {
      await unchanged(theirs, async () => {
        const done = await tryEverything(ours.people[role], theirs.scene, aboutOneself(theirs));
        expect(done.filter(({ isOk }) => isOk).map(({ verb }) => verb)).toEqual([]);
      });
    },
  );

  it("a record of one's own is not hung onto one of the neighbour's", async () => {
    const { fundId, campaignId } = ours.scene;
    const mixtures = [
      { fundId, campaignId: theirs.scene.campaignId },
      { fundId: theirs.scene.fundId, campaignId },
      { fundId, campaignId, donor: { id: theirs.scene.donorId } },
    ];
    const gift = {
      method: "eft",
      amountCents: 100,
      receivedOn: "2026-11-19",
      wantsCertificate: false,
      sendsThanks: false,
    } as const;
    const donor = { kind: "person", displayName: "New", email: null } as const;
    for (const mixture of mixtures) {
      const tried = recordDonation(ours.people.owner, { formKey: newId(), donor, ...gift, ...mixture });
      expect(
        await tried.then(
          ({ ok }) => ok,
          () => false,
        ),
      ).toBe(false);
    }
  });
});

describe("5. noisy neighbours", () => {
  it("a flood at one organisation fills none of the other's room: not its limits, not its queue of refused bodies", async () => {
    const flood = Array.from({ length: 150 }, (_, i) =>
      post(theirs.id, `n=${i}`, { "x-forwarded-for": `198.51.100.${i}` }),
    );
    await Promise.all(flood);
    const [{ kept }] = await asOwner(
      database,
      "select count(*)::int as kept from payfast_notifications where organization_id = $1 and status = 'refused'",
      [theirs.id],
    );
    // Sent at once, each may see room that another takes; the bound is on what stays, not on the last one.
    expect(kept).toBeLessThanOrEqual(120);
    expect((await post(ours.id, "n=1", { "x-forwarded-for": "198.51.100.250" })).status).toBe(400);
    expect(
      await asOwner(database, "select reason from payfast_notifications where organization_id = $1", [
        ours.id,
      ]),
    ).toHaveLength(1);
  });

  it("nobody keeps a connection: a statement that goes on for ever is ended, and so is one who says nothing more", async () => {
    for (const url of [database.urls.web, database.urls.worker]) {
      const login = new pg.Client(url);
      await login.connect();
      for (const name of ["statement_timeout", "idle_in_transaction_session_timeout"])
        expect((await login.query(`show ${name}`)).rows).toEqual([{ [name]: "15s" }]);
      await login.end();
    }
  });
});
