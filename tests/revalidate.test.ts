import { expect, test } from "vitest";
import { POST } from "@/app/api/internal/revalidate/route";
import { newSecrets } from "@/lib/emulators/run/secrets";
import { testEnvironment } from "@/tests/support/environment";

const secrets = newSecrets();
Object.assign(process.env, testEnvironment({ port: 9, secrets }, "none"));

const ask = (authorization: string | null, body: unknown) =>
  POST(
    new Request("http://127.0.0.1/api/internal/revalidate", {
      method: "POST",
      headers: authorization === null ? {} : { authorization },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
const worker = `Bearer ${secrets.internalSecret}`;

test("only who knows the secret learns that there is anything here", async () => {
  for (const guess of [
    null,
    "",
    "Bearer ",
    `Bearer ${secrets.internalSecret.slice(1)}`,
    secrets.internalSecret,
  ])
    expect((await ask(guess, { paths: ["/give/a"] })).status).toBe(404);
});

test("only static public pages can be refreshed", async () => {
  for (const body of [
    "not json",
    null,
    {},
    { paths: "/give/a" },
    { paths: ["/my"] },
    { paths: ["/give/a/b/thanks/token"] },
    { paths: ["/give/a", 1] },
    { paths: Array(101).fill("/give/a") },
  ])
    expect((await ask(worker, body)).status).toBe(400);
});
