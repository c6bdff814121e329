import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as revalidate } from "@/app/api/internal/revalidate/route";
import { decrypt } from "@/lib/encryption";
import { startCheckout } from "@/lib/giving/start-checkout";
import { handlers } from "@/lib/jobs/handlers";
import type { QueueName } from "@/lib/jobs/queues";
import { newId } from "@/lib/new-id";
import { acceptColleague } from "@/lib/team/accept-colleague";
import { changeRole } from "@/lib/team/change-role";
import { createRole } from "@/lib/team/create-role";
import { editRole } from "@/lib/team/edit-role";
import { inviteColleagues } from "@/lib/team/invite-colleagues";
import { liftSuspension } from "@/lib/team/lift-suspension";
import { removeColleague } from "@/lib/team/remove-colleague";
import { suspendColleague } from "@/lib/team/suspend-colleague";
import { transferOwnership } from "@/lib/team/transfer-ownership";
import { addColleague } from "@/lib/tenancy/add-colleague";
import { handInLetter } from "@/lib/tenancy/hand-in-letter";
import { limitColleague } from "@/lib/tenancy/limit-colleague";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { clientAddress } from "@/lib/webhooks/client-address";
import { asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { aPayfastAccount } from "@/tests/support/gifts";
import { aSide, type Side, sumOf, tryEverything, twoNeighbours } from "@/tests/support/neighbours";
import { pairsFor, signedBody } from "@/tests/support/notification-bodies";
import { post } from "@/tests/support/payfast";
import { holding } from "@/tests/support/policy-scene";

// Risks six to eight of OWASP's Multi-Tenant Application Security Cheat Sheet; the others are beside this.

let database: TestDatabase;
let ours: Side;
let theirs: Side;
const rows = (text: string, values: unknown[] = []) => asOwner(database, text, values);

beforeAll(async () => {
  database = await openTestDatabase();
  ({ ours, theirs } = await twoNeighbours(database));
  await aPayfastAccount(ours.people.owner, "10000101");
  await aPayfastAccount(theirs.people.owner, "10000202");
});
afterAll(closePools);

describe("6. privilege escalation", () => {
  it("an admin makes nobody an owner, themselves least of all, by any way there is", async () => {
    const { admin, owner } = ours.people;
    const { membershipId, waitingId, roleId, clerkId } = ours.scene;
    const asOne = { roleKey: "owner" };
    const halfAnOwner = holding(owner, ["settings:transfer", "team:manage"]);
    const name = "Treasurer";
    const before = await sumOf(database, ours.id);
    const ways = [
      () => changeRole(admin, { membershipId: admin.membershipId, ...asOne }),
      () => changeRole(admin, { membershipId, ...asOne }),
      () => changeRole(admin, { membershipId: owner.membershipId, roleKey: "viewer" }),
      () => inviteColleagues(admin, { emails: ["accomplice@example.org"], ...asOne }),
      () => addColleague(admin, { clerkId, ...asOne }),
      () => acceptColleague(admin, { membershipId: waitingId, ...asOne }),
      () => acceptColleague(halfAnOwner, { membershipId: waitingId, roleKey: "admin" }),
      () => createRole(admin, { name, permissions: ["settings:payouts"] }),
      () => editRole(admin, { roleId, input: { name, permissions: ["settings:transfer"] } }),
      () => transferOwnership(admin, admin.membershipId),
      () => suspendColleague(admin, owner.membershipId),
      () => removeColleague(admin, owner.membershipId),
      () => limitColleague(admin, { membershipId: owner.membershipId, campaignIds: [] }),
      () =>
        limitColleague(ours.people.limited, {
          membershipId: ours.people.limited.membershipId,
          campaignIds: [],
        }),
    ];
    for (const way of ways) expect([String(way), (await way()).ok]).toEqual([String(way), false]);
    expect(await sumOf(database, ours.id)).toBe(before);
  });

  it("who was put out, or lost their role, does nothing more with what an earlier request knew of them", async () => {
    const side = await aSide(database, "put-out");
    const { owner, admin, manager } = side.people;
    expect((await suspendColleague(owner, admin.membershipId)).ok).toBe(true);
    const before = await sumOf(database, side.id);
    const done = await tryEverything(admin, side.scene, ["prepareLetterUpload"]);
    expect(done.filter(({ isOk }) => isOk).map(({ verb }) => verb)).toEqual([]);
    await expect(withTenant(admin, (tx) => tx.execute(sql`select 1`))).rejects.toBeInstanceOf(NotEntered);
    expect((await liftSuspension(manager, admin.membershipId)).ok).toBe(false);
    expect(await sumOf(database, side.id)).toBe(before);
  });
});

describe("7. context injection", () => {
  it("what is put into an address, an id or a name is text, never a statement", async () => {
    const words = [
      `${theirs.slug}' or '1'='1`,
      `${ours.slug}'); select app.enter_member('${theirs.people.owner.clerkId}', '${theirs.slug}'); --`,
      `${ours.slug}\u0000${theirs.slug}`,
      `%`,
      theirs.id,
    ];
    for (const organizationSlug of words) {
      const { clerkId } = ours.people.owner;
      const entered = withTenant({ kind: "member", clerkId, organizationSlug }, async (_tx, me) => me());
      await expect(entered).rejects.toThrow();
      await expect(
        withTenant(
          { kind: "member", clerkId: organizationSlug, organizationSlug: theirs.slug },
          async (_tx, me) => me(),
        ),
      ).rejects.toThrow();
    }
    const name = `x'); select set_config('app.current_org_id', '${theirs.id}', true); --`;
    const made = await createRole(ours.people.owner, {
      name: name.slice(0, 40),
      permissions: ["team:define-roles"],
    });
    if (made.ok)
      expect(await rows("select name from roles where id = $1", [made.roleId])).toEqual([
        { name: name.slice(0, 40) },
      ]);
  });

  it("a job that names one organisation and the row of another does nothing to either", async () => {
    const before = [await sumOf(database, ours.id), await sumOf(database, theirs.id)];
    const pairs = Object.values(ours.scene).filter((id) => /^[0-9a-f-]{36}$/.test(String(id)));
    for (const queue of Object.keys(handlers) as QueueName[]) {
      if (/reconcile|expire|issue-waiting|invariants|refresh|clerk|closed/.test(queue)) continue;
      for (const id of pairs)
        await handlers[queue]({ organizationId: theirs.id, id: String(id) }).catch(() => {});
    }
    expect([await sumOf(database, ours.id), await sumOf(database, theirs.id)]).toEqual(before);
  });

  it("an address that the client says of itself is not believed: the trusted proxy's word is the last", () => {
    const headers = new Headers({
      "x-forwarded-for": "197.97.145.144, 203.0.113.7",
      "x-real-ip": "197.97.145.144",
    });
    expect(clientAddress(headers, "x-forwarded-for")).toBe("203.0.113.7");
    expect(clientAddress(headers, "cf-connecting-ip")).toBeNull();
  });
});

describe("8. poisoning of what is shared", () => {
  it("a secret that is carried into another organisation's row, or another column, opens nothing", async () => {
    const [theirsKept] = await rows(
      "select passphrase_ciphertext as sealed from payment_accounts where organization_id = $1",
      [theirs.id],
    );
    const column = "payment_accounts.passphrase" as const;
    expect(decrypt(theirsKept.sealed, { organizationId: theirs.id, column })).toBe("pass-10000202");
    expect(() => decrypt(theirsKept.sealed, { organizationId: ours.id, column })).toThrow();
    expect(() =>
      decrypt(theirsKept.sealed, { organizationId: theirs.id, column: "payfast_notifications.body" }),
    ).toThrow();
  });

  it("one key of a form, or one body of PayFast's, in both organisations is two acts, neither of which hides the other", async () => {
    const formKey = newId();
    const values = {
      other: "250",
      firstName: "Zanele",
      lastName: "Khumalo",
      email: "zanele@khumalo.example",
    };
    const give = ({ slug }: Side) =>
      startCheckout(
        { kind: "visitor", organizationSlug: slug },
        { campaignSlug: "books", formKey, values, address: "203.0.113.1" },
      );
    const [first, second] = [await give(ours), await give(theirs)];
    if (!first.ok || !second.ok) throw new Error("a checkout was refused");
    expect(first.token).not.toBe(second.token);
    const gifts = await rows("select organization_id from donations where form_key = $1", [formKey]);
    expect(gifts.map((gift) => gift.organization_id).sort()).toEqual([ours.id, theirs.id].sort());
    const pairs = pairsFor({ paymentId: newId(), amountCents: 25_000 }, "10000101");
    const body = signedBody(pairs, "pass-10000101");
    expect((await post(theirs.id, body)).status).toBe(400);
    expect((await post(ours.id, body)).status).toBe(200);
  });

  it("nobody has a page made anew, or a letter handed in, that lies in another's place", async () => {
    const ask = (paths: unknown, secret: string) =>
      revalidate(
        new Request("http://127.0.0.1/", {
          method: "POST",
          headers: { authorization: `Bearer ${secret}` },
          body: JSON.stringify({ paths }),
        }),
      );
    expect((await ask(["/give/theirs"], "guessed")).status).toBe(404);
    const { NIKA_INTERNAL_SECRET } = process.env;
    for (const path of ["/theirs/donations", "/give/../my", "//evil.example", "/verify/NK7Q-9H2M-0000"])
      expect([path, (await ask([path], NIKA_INTERNAL_SECRET!)).status]).toEqual([path, 400]);
    for (const key of [
      `${theirs.id}/letters/a.pdf`,
      `${ours.id}/letters/../../${theirs.id}/letters/a.pdf`,
      `/${theirs.id}/letters/a.pdf`,
    ])
      expect(await handInLetter(ours.people.owner, key)).toEqual({ ok: false, reason: "not-there" });
  });
});
