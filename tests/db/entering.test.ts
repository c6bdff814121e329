import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { openPool } from "@/lib/db/pool";
import { inTransaction, NotEntered } from "@/lib/db/transaction";
import type { Actor } from "@/lib/tenancy/actor";
import { entranceOf } from "@/lib/tenancy/entrance";
import { type Fixture, tokenIn } from "@/tests/support/isolation/populate";
import { inWeakened, openScratch, type Scratch } from "@/tests/support/isolation/scratch";

type Who = (fixture: Fixture) => Actor;

const member: Who = ({ a, people }) => ({
  kind: "member",
  clerkId: people.colleague,
  organizationSlug: a.slug,
});
const donor: Who = ({ a, people }) => ({
  kind: "donor",
  clerkId: people.donor,
  organizationId: a.organizationId,
});
const operator: Who = ({ people }) => ({ kind: "operator", clerkId: people.operator });
const user: Who = ({ people }) => ({ kind: "user", clerkId: people.colleague });
const visitor: Who = ({ a }) => ({ kind: "visitor", organizationSlug: a.slug });
const bearer: Who = ({ a }) => ({ kind: "bearer", token: tokenIn(a) });

const everybody = { member, donor, operator, user, visitor, bearer };

describe("entering", () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await openScratch();
  });

  /** Which of these are let in once the database is as `change` makes it. */
  const letIn = (change: string, who: Partial<Record<string, Who>> = everybody) =>
    inWeakened(scratch, change, async ({ web }) => {
      const pool = openPool(web, "pg");
      const entered: string[] = [];
      for (const [name, actor] of Object.entries(who)) {
        const attempt = inTransaction(pool, entranceOf(actor!(scratch.fixture)), (tx) =>
          tx.execute(sql`select 1`),
        );
        await attempt.then(
          () => entered.push(name),
          (error) => expect(error).toBeInstanceOf(NotEntered),
        );
      }
      await pool.end();
      return entered;
    });

  it("lets everybody in who has a place", async () => {
    expect(await letIn("select 1")).toEqual(Object.keys(everybody));
  });

  it.each([
    ["a person deleted in Clerk", "update users set deleted_at = now()", ["visitor", "bearer"]],
    [
      "a colleague whose membership waits",
      "update memberships set status = 'waiting'",
      ["donor", "operator", "user", "visitor", "bearer"],
    ],
    [
      "a colleague who is suspended",
      "update memberships set status = 'suspended'",
      ["donor", "operator", "user", "visitor", "bearer"],
    ],
    [
      "a donor who proved nothing",
      "delete from donor_accounts",
      ["member", "operator", "user", "visitor", "bearer"],
    ],
    ["an operator who was one", "delete from operators", ["member", "donor", "user", "visitor", "bearer"]],
    [
      "a link that expired",
      "update access_links set expires_at = now() - interval '1 second'",
      ["member", "donor", "operator", "user", "visitor"],
    ],
    [
      "a link that proves a donor",
      "update access_links set purpose = 'donor-proof'",
      ["member", "donor", "operator", "user", "visitor"],
    ],
    [
      "the public of a suspended organisation",
      "update organizations set status = 'suspended'",
      ["member", "donor", "operator", "user", "bearer"],
    ],
    [
      "anybody's way into a closed organisation but a donor's and a link's",
      "update organizations set status = 'closed'",
      ["donor", "operator", "user", "bearer"],
    ],
  ])("shuts out %s", async (_, change, others) => {
    expect(await letIn(change)).toEqual(others);
  });
});
