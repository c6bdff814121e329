import { neonConfig } from "@neondatabase/serverless";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { WebSocket } from "ws";
import { openPool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import { entranceOf } from "@/lib/tenancy/entrance";
import { type CountingProxy, startCountingProxy } from "@/tests/support/counting-proxy";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { type Fixture, populate } from "@/tests/support/isolation/populate";
import { type NeonBridge, startNeonBridge } from "@/tests/support/neon-bridge";

describe("a tenant transaction that reads a page", () => {
  let database: TestDatabase;
  let fixture: Fixture;
  let proxy: CountingProxy;
  let bridge: NeonBridge;

  beforeAll(async () => {
    database = await createTestDatabase();
    fixture = await populate(database.urls.owner);
    proxy = await startCountingProxy(inject("cluster").port);
    bridge = await startNeonBridge(proxy.port);
    neonConfig.wsProxy = () => `127.0.0.1:${bridge.port}/v1`;
    neonConfig.webSocketConstructor = WebSocket;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineTLS = false;
    neonConfig.pipelineConnect = false;
  });
  afterAll(async () => {
    await bridge.close();
    await proxy.close();
  });

  /** Round trips of the second transaction on a connection; the first also logs in. */
  async function roundTrips(driver: "pg" | "neon"): Promise<number> {
    const pool = openPool(database.urls.web.replace(/:\d+\//, `:${proxy.port}/`), driver);
    const entrance = entranceOf({ kind: "visitor", organizationSlug: fixture.a.slug });
    const read = () =>
      inTransaction(pool, entrance, async (tx) => {
        const { rows } = (await tx.execute(sql`select id, name from funds limit 20`)) as unknown as {
          rows: unknown[];
        };
        return rows.length;
      });
    try {
      await read();
      proxy.roundTrips();
      expect(await read()).toBe(1);
      return proxy.roundTrips();
    } finally {
      await pool.end();
    }
  }

  it("takes two round trips with pg", async () => {
    expect(await roundTrips("pg")).toBe(2);
  });

  it("takes four at most with Neon's driver", async () => {
    expect(await roundTrips("neon")).toBeLessThanOrEqual(4);
  });
});
