import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DatabaseError } from "@/lib/db/database-error";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, type TestOrganization } from "@/tests/support/cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

describe("a sealed context", () => {
  let database: TestDatabase;
  let a: TestOrganization;
  let b: TestOrganization;
  let web: pg.Pool;

  beforeAll(async () => {
    database = await openTestDatabase();
    a = await anOrganization("a");
    b = await anOrganization("b");
    for (const organization of [a, b])
      await withTenant(
        { kind: "member", clerkId: organization.owner, organizationSlug: organization.slug },
        (tx) =>
          tx.execute(
            sql`insert into funds (organization_id, id, name, account_code) values (${organization.id}, gen_random_uuid(), 'Literacy', '4110')`,
          ),
      );
    web = new pg.Pool({ connectionString: database.urls.web, max: 1 });
  });
  afterAll(async () => {
    await web.end();
    await closePools();
  });

  const enter = (user: string, slug: string) =>
    `select app.enter_member('${user}', '${slug}'), set_config('role', 'app_member', true)`;
  const count = "select count(*)::int as n from funds";

  /** Runs statements in one transaction on the one connection; the last one's rows, or the first error. */
  async function inTransaction(...statements: string[]): Promise<string> {
    const client = await web.connect();
    try {
      await client.query("begin");
      let rows: unknown[] = [];
      for (const statement of statements) rows = (await client.query(statement)).rows;
      return JSON.stringify(rows);
    } catch (error) {
      return `refused: ${(error as Error).message}`;
    } finally {
      await client.query("rollback");
      client.release();
    }
  }

  it("shows a member their own organisation", async () => {
    expect(await inTransaction(enter(a.owner, "a"), count)).toBe('[{"n":1}]');
  });

  it("refuses a stranger", async () => {
    expect(await inTransaction(enter(a.owner, "b"), count)).toMatch(/not a member/);
  });

  it("tells the application that there is no such place", async () => {
    const attempt = withTenant({ kind: "member", clerkId: a.owner, organizationSlug: "b" }, (tx) =>
      tx.execute(sql.raw(count)),
    );
    await expect(attempt).rejects.toBeInstanceOf(NotEntered);
  });

  it.each([
    ["an organisation", () => `select set_config('app.current_org_id', '${b.id}', true)`],
    ["a user", () => `select set_config('app.current_user_id', '${b.id}', true)`],
    ["a Clerk id", () => "select set_config('app.current_clerk_id', 'user_owner-of-b', true)"],
    ["a subject", () => `select set_config('app.current_subject_id', '${b.id}', true)`],
  ])("is broken by %s set after entering", async (_, forgery) => {
    expect(await inTransaction(enter(a.owner, "a"), forgery(), count)).toMatch(/no sealed context/);
  });

  it("can't be made without entering", async () => {
    const forged = `select set_config('app.current_org_id', '${b.id}', true), set_config('role', 'app_member', true)`;
    expect(await inTransaction(forged, count)).toMatch(/no sealed context/);
  });

  it("does not let the web become another kind of actor's role", async () => {
    for (const role of ["app_system", "nika_definer", "nika_owner", "postgres"])
      expect(
        await inTransaction(enter(a.owner, "a"), `select set_config('role', '${role}', true)`, count),
      ).toMatch(/permission denied to set role/);
  });

  it.each([
    ["app_member", "select app.enter_visitor('a'), set_config('role', 'app_visitor', true)", count],
    ["app_operator", "", "select count(*)::int as n from organizations"],
    [
      "app_inbox",
      "",
      "insert into clerk_events (id, svix_id, type, payload_ciphertext) values (gen_random_uuid(), 'm', 't', 'p')",
    ],
  ])("is broken by taking %s afterwards", async (role, entrance, statement) => {
    const taken = `select set_config('role', '${role}', true)`;
    expect(await inTransaction(entrance || enter(a.owner, "a"), taken, statement)).toMatch(
      /no sealed context/,
    );
  });

  it("keeps its secret and its seal to itself", async () => {
    expect(await inTransaction(enter(a.owner, "a"), "select * from app.seal_secret")).toMatch(
      /permission denied/,
    );
    expect(
      await inTransaction(enter(a.owner, "a"), `select app.seal('${b.id}', '', '', '', 'app_member')`),
    ).toMatch(/permission denied/);
    expect(
      await inTransaction(
        enter(a.owner, "a"),
        `select app.open_context('app_member', '${b.id}', null, null, null)`,
      ),
    ).toMatch(/permission denied/);
  });

  it("refuses a write into another organisation", async () => {
    const write = `insert into funds (organization_id, id, name, account_code) values ('${b.id}', gen_random_uuid(), 'Stolen', '4999')`;
    expect(await inTransaction(enter(a.owner, "a"), write)).toMatch(/row-level security/);
  });

  it("leaves nothing on a connection that is used again", async () => {
    await inTransaction(enter(a.owner, "a"), count);
    expect(await inTransaction("select set_config('role', 'app_member', true)", count)).toMatch(
      /no sealed context/,
    );
    expect(await inTransaction(count)).toMatch(/permission denied/);
  });

  it("is worth nothing in a later transaction", async () => {
    const settings = [
      "app.current_org_id",
      "app.current_user_id",
      "app.current_clerk_id",
      "app.current_subject_id",
      "app.seal",
    ];
    const read = `select ${settings.map((s) => `current_setting('${s}') as "${s}"`).join(", ")}`;
    const [old] = JSON.parse(await inTransaction(enter(a.owner, "a"), read));
    const replay = `select ${settings.map((s) => `set_config('${s}', '${old[s]}', true)`).join(", ")}, set_config('role', 'app_member', true)`;
    expect(await inTransaction(replay, count)).toMatch(/no sealed context/);
  });

  it("throws when an error inside was swallowed, because nothing was kept", async () => {
    const swallowing = withTenant({ kind: "member", clerkId: a.owner, organizationSlug: "a" }, async (tx) => {
      await tx.execute(sql`select 1 / 0`).catch(() => {});
    });
    await expect(swallowing).rejects.toThrow(/rolled back/);
  });

  it("refuses a query after its transaction has ended", async () => {
    const leaked = await withTenant(
      { kind: "member", clerkId: a.owner, organizationSlug: "a" },
      async (tx) => tx,
    );
    const late = (async () => leaked.execute(sql.raw(count)))();
    await expect(late).rejects.toMatchObject({ cause: { message: "this transaction has ended" } });
  });

  it("throws errors that carry none of the values sent", async () => {
    const sent = "8001015009087";
    const attempts = [
      sql`select ${sent}::uuid`,
      sql`insert into funds (organization_id, id, name, account_code) select organization_id, id, ${sent}, account_code from funds`,
    ];
    for (const attempt of attempts) {
      const error: unknown = await withTenant(
        { kind: "member", clerkId: a.owner, organizationSlug: "a" },
        (tx) => tx.execute(attempt),
      ).catch((e: Error) => e as Error);
      expect(error).toBeInstanceOf(DatabaseError);
      expect(inspect(error, { depth: 9 })).not.toContain(sent);
    }
  });
});
