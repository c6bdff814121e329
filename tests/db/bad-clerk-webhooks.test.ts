import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/webhooks/clerk/route";
import { closePools } from "@/lib/tenancy/with-tenant";
import { badClerkWebhooks, deliveryOf } from "@/tests/support/bad-clerk-webhooks";
import { anOrganization } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";

describe("deliveries that are not Clerk's events", () => {
  let reader: pg.Pool;
  beforeAll(async () => {
    const database = await openTestDatabase();
    await anOrganization("ubuntu");
    reader = new pg.Pool({ connectionString: database.urls.superuser, max: 1 });
  });
  afterAll(async () => {
    await reader.end();
    await closePools();
  });

  /** Every table's rows, as one text; but for how often strangers knocked. */
  async function everything(): Promise<string> {
    const tables = await reader.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'rate_limits' order by 1",
    );
    const all = await Promise.all(
      [...tables.rows.map(({ relname }) => `public.${relname}`), "pgboss.job"].map(async (table) => {
        const { rows } = await reader.query(
          `select coalesce(json_agg(t order by t::text), '[]') as rows from ${table} t`,
        );
        return [table, rows[0].rows];
      }),
    );
    return JSON.stringify(all);
  }

  it(`are refused, ${badClerkWebhooks.length} causes, and change no row of any table`, async () => {
    expect(badClerkWebhooks.length).toBeGreaterThanOrEqual(60);
    const before = await everything();
    const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET!;
    const answers = [];
    for (const [cause, change, reason] of badClerkWebhooks) {
      const { body, headers } = deliveryOf(secret, change);
      const address = "http://127.0.0.1/api/webhooks/clerk";
      const answer = await POST(new Request(address, { method: "POST", headers, body: Buffer.from(body) }));
      answers.push({ cause, expected: reason, ...(await answer.json()), isRefused: answer.status >= 400 });
    }
    expect(answers.filter(({ expected, result, isRefused }) => result !== expected || !isRefused)).toEqual(
      [],
    );
    expect(await everything()).toBe(before);
  });
});
