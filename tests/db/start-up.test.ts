import { spawn } from "node:child_process";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { checkDatabase } from "@/lib/db/check-database";
import { createTestDatabase, openTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

async function refusal(url: string): Promise<string> {
  const error: Error = await checkDatabase(url).then(
    () => expect.unreachable("the database was accepted"),
    (thrown) => thrown,
  );
  return error.message;
}

async function asOwner(broken: TestDatabase, statement: string): Promise<void> {
  const owner = new pg.Client(broken.urls.owner);
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

function run(
  script: string,
  variables: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", script], {
      env: { PATH: process.env.PATH, NODE_ENV: "production", ...variables },
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => resolve({ code, output }));
  });
}

test("the web's and the worker's own logins are accepted on a migrated database", async () => {
  await checkDatabase(database.urls.web);
  await checkDatabase(database.urls.worker);
});

test("a superuser and the tables' owner are refused by name", async () => {
  expect(await refusal(database.urls.superuser)).toContain("postgres is a superuser");
  const owner = await refusal(database.urls.owner);
  expect(owner).toContain("nika_owner bypasses row-level security");
  expect(owner).toContain("nika_owner owns the tables");
});

test("a login that bypasses row-level security, or may become who does or owns, is refused and told what to do", async () => {
  const name = `probe_${crypto.randomUUID().replaceAll("-", "")}`;
  const probe = new URL(database.urls.web);
  Object.assign(probe, { username: name, password: "probe" });
  const superuser = new pg.Client(database.urls.superuser);
  await superuser.connect();
  try {
    await superuser.query(`create role ${name} login noinherit password 'probe' bypassrls`);
    await superuser.query(`grant select on drizzle.__drizzle_migrations to ${name}`);
    await superuser.query(`grant usage on schema drizzle to ${name}`);
    expect(await refusal(probe.href)).toContain(`${name} bypasses row-level security: connect as the login`);
    await superuser.query(`alter role ${name} nobypassrls`);
    await checkDatabase(probe.href);
    await superuser.query(`grant nika_owner to ${name}`);
    expect(await refusal(probe.href)).toContain(`${name} owns the tables or may become their owner`);
  } finally {
    await superuser.query(`drop owned by ${name}; drop role ${name}`);
    await superuser.end();
  }
});

test("every table that does not force row-level security is named", async () => {
  const broken = await createTestDatabase();
  await asOwner(
    broken,
    "alter table donors no force row level security; alter table funds disable row level security",
  );
  const message = await refusal(broken.urls.web);
  expect(message).toContain("The table donors does not force row-level security");
  expect(message).toContain("The table funds does not force row-level security");
});

test("every migration that has not run is named", async () => {
  const older = await createTestDatabase();
  await asOwner(
    older,
    "delete from drizzle.__drizzle_migrations where created_at > (select min(created_at) from drizzle.__drizzle_migrations)",
  );
  const message = await refusal(older.urls.worker);
  expect(message).toContain("The migration 0001_access has not run: run npm run migrate.");
  expect(message).not.toContain("0000_tables");
});

test("npm start and npm run worker end at once, naming every missing variable", async () => {
  for (const [script, connection] of [
    ["lib/jobs/check-start.ts", "DATABASE_URL"],
    ["lib/jobs/worker.ts", "DATABASE_URL_WORKER"],
  ] as const) {
    const { code, output } = await run(script, { CLERK_SECRET_KEY: "sk_test_x" });
    expect(code).toBe(1);
    for (const name of [
      connection,
      "S3_BUCKET",
      "RESEND_API_KEY",
      "NIKA_PUBLIC_URL",
      "CLERK_WEBHOOK_SIGNING_SECRET",
    ])
      expect(output).toContain(`${name} is missing`);
    expect(output).not.toContain("CLERK_SECRET_KEY is missing");
  }
});
