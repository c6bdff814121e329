import { trace } from "@opentelemetry/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/metrics/route";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { runJobs } from "@/lib/jobs/run-jobs";
import { newId } from "@/lib/new-id";
import { startTelemetry } from "@/lib/telemetry/start";
import { inTrace } from "@/lib/telemetry/trace";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization } from "@/tests/support/cast";
import { asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let organizationId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  startTelemetry("nika-web");
  organizationId = (await anOrganization("ukukhanya")).id;
});
afterAll(closePools);

const ask = (authorization: string) =>
  GET(new Request("http://127.0.0.1/api/metrics", { headers: { authorization } }));

async function figures(): Promise<string> {
  const answer = await ask(`Bearer ${env().NIKA_METRICS_TOKEN}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

test("without the token there is no such page", async () => {
  for (const given of ["", "Bearer ", "Bearer undefined", `Bearer ${env().NIKA_INTERNAL_SECRET}`])
    expect((await ask(given)).status).toBe(404);
});

test("Prometheus finds transactions, connections, queues, webhooks and organisations, and no one's name", async () => {
  await withTenant({ kind: "system", organizationId }, (tx) =>
    enqueue(tx, "certificate.issue", { organizationId, id: newId() }),
  );
  await asOwner(
    database,
    `insert into payfast_notifications (organization_id, id, body_sha256, body_ciphertext, status, received_at)
     values ($1, $2, 'a', 'b', 'stored', now() - interval '90 seconds')`,
    [organizationId, newId()],
  );
  const text = await figures();
  expect(text).toMatch(/^nika_transaction_seconds_count\{[^}]*door="enter_system"[^}]*\} \d/m);
  expect(text).toMatch(/^nika_pool_connections\{[^}]*state="open"[^}]*\} [1-9]/m);
  expect(text).toMatch(/^nika_queue_waiting\{[^}]*queue="certificate.issue"[^}]*\} 1$/m);
  expect(text).toMatch(/^nika_webhooks_open\{[^}]*sender="payfast"[^}]*\} 1$/m);
  expect(text).toMatch(/^nika_webhooks_oldest_seconds\{[^}]*sender="payfast"[^}]*\} 9\d/m);
  expect(text).toMatch(/^nika_organizations\{[^}]*status="active"[^}]*\} 1$/m);
  expect(text).not.toContain("ukukhanya");
});

test("a job goes on with the trace of the act that added it, and so do the jobs it adds", async () => {
  const seen: (string | undefined)[] = [];
  const traceOf = () => trace.getActiveSpan()?.spanContext().traceId;
  const id = newId();
  await inTrace(undefined, "a visit", async () => {
    seen.push(traceOf());
    await withTenant({ kind: "system", organizationId }, (tx) =>
      enqueue(tx, "certificate.store", { organizationId, id }),
    );
  });
  const [job] = await asOwner(database, "select id, data from pgboss.job where data->>'id' = $1", [id]);
  await runJobs("certificate.store", async () => seen.push(traceOf()), [job]);
  const forged = { ...job, data: { ...job.data, traceparent: "00-not-a-trace" } };
  const [result] = await runJobs("certificate.store", async () => seen.push(traceOf()), [forged]);
  expect(seen[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(seen[1]).toBe(seen[0]);
  expect(seen[2]).not.toBe(seen[0]);
  expect(result!.status).toBe("completed");
});
