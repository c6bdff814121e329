import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPool, type Pool } from "@/lib/db/pool";
import { inTransaction, NotEntered } from "@/lib/db/transaction";
import { entranceOf } from "@/lib/tenancy/entrance";
import { createTestDatabase } from "@/tests/support/database";
import { type Fixture, populate } from "@/tests/support/isolation/populate";
import type { World } from "@/tests/support/isolation/rows";
import { type PgBouncer, startPgBouncer } from "@/tests/support/pgbouncer";

const serverConnections = 3;

describe("through a pooler in transaction mode", () => {
  let bouncer: PgBouncer;
  let fixture: Fixture;
  let pool: Pool;
  let url: string;

  beforeAll(async () => {
    const { urls } = await createTestDatabase();
    fixture = await populate(urls.owner);
    bouncer = await startPgBouncer(urls, serverConnections);
    url = bouncer.through(urls.web);
    pool = openPool(url, "pg");
  });
  afterAll(async () => {
    await pool.end();
    await bouncer.close();
  });

  const entrance = (place: World) =>
    entranceOf({ kind: "member", clerkId: fixture.people.colleague, organizationSlug: place.slug });

  /** Whose donations a colleague sees in one transaction, and on which of the pooler's connections. */
  const seenIn = (place: World) =>
    inTransaction(pool, entrance(place), async (tx) => {
      const { rows } = (await tx.execute(
        sql`select array_agg(distinct organization_id)::text[] as organizations, pg_backend_pid() as connection from donations`,
      )) as unknown as { rows: { organizations: string[]; connection: number }[] };
      return rows[0]!;
    });

  /** Runs statements in one transaction of a client of its own; the last one's rows, or the first error. */
  async function asClient(...statements: string[]): Promise<string> {
    const client = new pg.Client(url);
    await client.connect();
    try {
      let rows: unknown[] = [];
      for (const statement of statements) rows = (await client.query(statement)).rows;
      return JSON.stringify(rows);
    } catch (error) {
      await client.query("rollback");
      return `refused: ${(error as Error).message}`;
    } finally {
      await client.end();
    }
  }

  const enterA = () =>
    `select app.enter_member('${fixture.people.colleague}', '${fixture.a.slug}'), set_config('role', 'app_member', true)`;
  const count = "select count(*)::int as n from donations";

  it("300 interleaved requests of two organisations on few connections each see their own and nothing else", async () => {
    const requests = Array.from({ length: 300 }, (_, i) => (i % 2 ? fixture.a : fixture.b));
    const seen = await Promise.all(requests.map(seenIn));
    const wrong = seen.filter((row, i) => row.organizations.join() !== requests[i]!.organizationId);
    expect(wrong).toEqual([]);
    const connections = (place: World) =>
      new Set(seen.filter((_, i) => requests[i] === place).map((row) => row.connection));
    const shared = connections(fixture.a).intersection(connections(fixture.b));
    expect(shared.size).toBeGreaterThan(0);
    expect(connections(fixture.a).union(connections(fixture.b)).size).toBeLessThanOrEqual(serverConnections);
  });

  it("a context that is forged after entering is refused", async () => {
    const forge = (setting: string, value: string) => `select set_config('${setting}', '${value}', true)`;
    for (const forgery of [
      forge("app.current_org_id", fixture.b.organizationId),
      forge("app.current_user_id", fixture.b.ids.guest!),
      forge("app.current_clerk_id", fixture.people.guest),
      forge("app.current_subject_id", fixture.b.ids.donation!),
      forge("role", "app_operator"),
    ])
      expect(await asClient("begin", enterA(), forgery, count)).toMatch(
        /no sealed context|permission denied/,
      );
  });

  it("an organisation that the user is no member of is not entered", async () => {
    const stranger = entranceOf({
      kind: "member",
      clerkId: fixture.people.guest,
      organizationSlug: fixture.a.slug,
    });
    const attempt = inTransaction(pool, stranger, async (tx) => tx.execute(sql.raw(count)));
    await expect(attempt).rejects.toBeInstanceOf(NotEntered);
  });

  it("a transaction leaves nothing to the next client of its connection", async () => {
    for (let i = 0; i < serverConnections * 2; i++) {
      await asClient("begin", enterA(), count, "commit");
      expect(await asClient("begin", "select set_config('role', 'app_member', true)", count)).toMatch(
        /no sealed context/,
      );
      expect(await asClient("begin", count)).toMatch(/permission denied/);
    }
  });

  it("a context that somebody set for the whole connection is worth nothing to whoever comes next", async () => {
    const settings = ["app.current_org_id", "app.current_user_id", "app.current_clerk_id", "app.seal"];
    const keep = settings.map((s) => `set_config('${s}', current_setting('${s}'), false)`);
    for (let i = 0; i < serverConnections * 2; i++) {
      await asClient("begin", enterA(), `select ${keep.join(", ")}`, "commit");
      // It does lie there: transaction mode resets nothing.
      expect(await asClient("select current_setting('app.current_org_id', true) as left")).toContain(
        fixture.a.organizationId,
      );
      expect(await asClient("begin", "select set_config('role', 'app_member', true)", count)).toMatch(
        /no sealed context/,
      );
      expect((await seenIn(fixture.b)).organizations).toEqual([fixture.b.organizationId]);
    }
  });
});
