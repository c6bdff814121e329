import { Pool as NeonPool, neonConfig } from "@neondatabase/serverless";
import { drizzle as drizzleNeon } from "drizzle-orm/neon-serverless";
import { drizzle as drizzlePg } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "@/lib/env";

type Client = {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[]; command: string }>;
  release(error?: Error | boolean): void;
};

/** Connections of one login, over TCP or over Neon's WebSocket; both speak through the same client calls. */
export type Pool = {
  connect(): Promise<Client>;
  query: Client["query"];
  end(): Promise<void>;
  use(): { open: number; idle: number; waiting: number };
  /** Whether statements may be sent before the answers to earlier ones have come. */
  pipelines: boolean;
  drizzle(client: Client): unknown;
};

const connectionLimit = 10;

/** Opens a pool. Neon's driver is taken for a Neon host, or as DATABASE_DRIVER says. */
export function openPool(url: string, driver: "pg" | "neon" = driverOf(url)): Pool {
  return driver === "neon" ? openNeonPool(url) : openPgPool(url);
}

function openPgPool(url: string): Pool {
  const pool = new pg.Pool({ connectionString: url, max: connectionLimit, pipeline: true } as pg.PoolConfig);
  surviveBreaks(pool);
  return asPool(pool, true, (client) => drizzlePg(client as unknown as pg.PoolClient));
}

function openNeonPool(url: string): Pool {
  // Waiting to coalesce writes costs a millisecond a message.
  neonConfig.coalesceWrites = false;
  const pool = new NeonPool({ connectionString: url, max: connectionLimit });
  surviveBreaks(pool as unknown as pg.Pool);
  return asPool(pool as unknown as pg.Pool, false, (client) => drizzleNeon(client as never));
}

/**
 * A connection that breaks while idle is replaced by the pool; one that breaks between two statements of a
 * transaction fails the next statement. Without listeners either would end the process.
 */
function surviveBreaks(pool: pg.Pool): void {
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
}

function asPool(pool: pg.Pool, pipelines: boolean, drizzle: Pool["drizzle"]): Pool {
  return {
    pipelines,
    drizzle,
    connect: () => pool.connect() as unknown as Promise<Client>,
    query: (text, values) => pool.query(text, values),
    end: () => pool.end(),
    use: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  };
}

function driverOf(url: string): "pg" | "neon" {
  return env().DATABASE_DRIVER ?? (new URL(url).hostname.endsWith(".neon.tech") ? "neon" : "pg");
}
