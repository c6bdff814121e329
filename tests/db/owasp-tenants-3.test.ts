import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCheckout } from "@/lib/giving/start-checkout";
import { newId } from "@/lib/new-id";
import { registerOrganization } from "@/lib/tenancy/register-organization";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aUser } from "@/tests/support/cast";
import { asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { aSide, type Side, sumOf, tryEverything, twoNeighbours } from "@/tests/support/neighbours";
import { outsiders } from "@/tests/support/policy-scene";
import { policy } from "./policy-table";

// Risks nine and ten of OWASP's Multi-Tenant Application Security Cheat Sheet; the others are beside this.

let database: TestDatabase;
let ours: Side;
let theirs: Side;
const rows = (text: string, values: unknown[] = []) => asOwner(database, text, values);

beforeAll(async () => {
  database = await openTestDatabase();
  ({ ours, theirs } = await twoNeighbours(database));
});
afterAll(closePools);

describe("9. coming and going", () => {
  const details = {
    ...{
      registeredName: "Hoop",
      tradingName: "",
      pboNumber: "930074218",
      npoNumber: "",
      addressLine1: "14 Ixia Lane",
    },
    ...{ addressLine2: "", town: "Hilton", postalCode: "3245", contactEmail: "hoop@example.org" },
    ...{ contactPhone: "033 555 0117", signatoryName: "N M", signatoryTitle: "Treasurer" },
  };

  it("who registers under an id or an address that is another's gets into nothing, even once that has been closed", async () => {
    const clerkId = await aUser("newcomer");
    for (const closing of ["active", "closed"]) {
      await rows("update organizations set status = $2 where id = $1", [theirs.id, closing]);
      const before = await sumOf(database, theirs.id);
      for (const taken of [
        { id: theirs.id, slug: "brand-new" },
        { id: newId(), slug: theirs.slug },
      ]) {
        const registered = await registerOrganization({ clerkId }, { ...details, ...taken } as never);
        expect(registered).toEqual({ ok: false, reason: "slug-taken" });
      }
      expect(await sumOf(database, theirs.id)).toBe(before);
    }
    const { rows: mine } = (await withTenant({ kind: "user", clerkId }, (tx) =>
      tx.execute(sql`select * from app.my_organizations()`),
    )) as unknown as { rows: unknown[] };
    expect(mine).toEqual([]);
  });

  it("in a closed organisation nobody acts and nobody gives, and every record of it is there", async () => {
    await rows("update organizations set status = 'closed' where id = $1", [theirs.id]);
    const before = await sumOf(database, theirs.id);
    for (const member of Object.values(theirs.people)) {
      const done = await tryEverything(member, theirs.scene, ["prepareLetterUpload"]);
      expect(done.filter(({ isOk }) => isOk).map(({ verb }) => verb)).toEqual([]);
    }
    const values = {
      other: "250",
      firstName: "Zanele",
      lastName: "Khumalo",
      email: "zanele@khumalo.example",
    };
    const visitor = { kind: "visitor", organizationSlug: theirs.slug } as const;
    const given = await startCheckout(visitor, {
      campaignSlug: "books",
      formKey: newId(),
      values,
      address: null,
    });
    expect(given).toMatchObject({ ok: false, reason: "organization-not-active" });
    expect(await sumOf(database, theirs.id)).toBe(before);
  });
});

describe("10. gaps in the history", () => {
  it("every verb that changes anything leaves who did it, where and to what, and what is refused leaves nothing", async () => {
    const side = await aSide(database, "history");
    const { owner, viewer } = side.people;
    const events = () => rows("select * from audit_events where organization_id = $1 order by id", [side.id]);
    const silent: string[] = [];
    let acts = 0;
    for (const verb of Object.keys(policy)) {
      const others = Object.keys(policy).filter((name) => name !== verb);
      const before = await events();
      if (outsiders(policy[verb]!).includes("viewer")) {
        expect([verb, (await tryEverything(viewer, side.scene, others))[0]!.isOk]).toEqual([verb, false]);
        expect([verb, (await events()).length]).toEqual([verb, before.length]);
      }
      if (!(await tryEverything(owner, side.scene, others))[0]!.isOk) continue;
      const known = new Set(before.map(({ id }) => id));
      const added = (await events()).find(({ id }) => !known.has(id));
      if (!added) silent.push(verb);
      else expect([verb, added.actor_user_id, added.actor_kind]).toEqual([verb, owner.userId, "member"]);
      acts += 1;
    }
    expect(acts).toBeGreaterThan(20);
    // To give somebody the role they have, and to have read something, are no acts.
    expect(silent).toEqual(["changeRole", "markNoticesRead"]);
  });

  it("nobody writes another's name under an act, or changes one that is written", async () => {
    const { viewer, admin } = ours.people;
    const forged = withTenant(viewer, (tx) =>
      tx.execute(sql`insert into audit_events (organization_id, id, actor_kind, actor_user_id, action, subject_type, subject_id)
        values (${ours.id}, ${newId()}, 'member', ${admin.userId}, 'donation.reversed', 'donation', ${newId()})`),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    for (const statement of [
      sql`update audit_events set actor_user_id = null`,
      sql`delete from audit_events`,
    ])
      await expect(withTenant(viewer, (tx) => tx.execute(statement))).rejects.toThrow(/permission denied/);
  });
});
