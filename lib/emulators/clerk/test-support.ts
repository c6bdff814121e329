import { mkdtempSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClerkClient } from "@clerk/nextjs/server";
import { type ClerkOptions, startClerk } from "@/lib/emulators/clerk/server";
import { listen } from "@/lib/emulators/emulator";

export const publishableKey = `pk_test_${Buffer.from("clerk.emulator.localhost$").toString("base64")}`;
export const secretKey = "sk_test_emulator";
export const webhookSecret = `whsec_${Buffer.from("a secret of the webhook test").toString("base64")}`;
export const origin = "http://localhost:3000";

export const newFolder = () => mkdtempSync(join(tmpdir(), "nika-clerk-"));

/** A stand-in of its own for a test, with the SDK's real client and a browser to use it by. */
export async function clerkForTest(options: Partial<ClerkOptions> = {}) {
  const nowhere = "http://127.0.0.1:9";
  const clerk = await startClerk({
    port: 0,
    folder: newFolder(),
    publishableKey,
    secretKey,
    webhookSecret,
    webhookUrl: nowhere,
    mailUrl: nowhere,
    ...options,
  });
  const api = createClerkClient({
    secretKey,
    publishableKey,
    apiUrl: `${clerk.url}/bapi`,
    telemetry: { disabled: true },
  });
  return { ...clerk, api, browser: () => newBrowser(clerk.url) };
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever field Clerk's JSON has.
type Json = any;
type Answer = {
  status: number;
  response: Json;
  client: Json;
  errors?: { code: string; meta: Json }[];
  cookies: string[];
};

/** Talks to the Frontend API as clerk-js does: form fields, the method in the query, cookies kept. */
export function newBrowser(url: string) {
  let cookie = "";
  return async (method: string, path: string, fields: Record<string, string> = {}): Promise<Answer> => {
    const address = new URL(`${url}/fapi${path}`);
    if (method !== "GET") address.searchParams.set("_method", method);
    const answer = await fetch(address, {
      method: method === "GET" ? "GET" : "POST",
      headers: { origin, cookie },
      ...(method === "GET" ? {} : { body: new URLSearchParams(fields) }),
    });
    const cookies = answer.headers.getSetCookie();
    const client = cookies.find((one) => one.startsWith("__client="));
    if (client) cookie = client.split(";")[0]!;
    return { ...(await answer.json()), status: answer.status, cookies };
  };
}

/** Signs a new account up and in; returns its user id and session. */
export async function signUp(browser: ReturnType<typeof newBrowser>, email = "thandi@ubuntu.example") {
  const started = await browser("POST", "/v1/client/sign_ups", {
    email_address: email,
    password: "a good password",
  });
  const path = `/v1/client/sign_ups/${started.response.id}`;
  await browser("POST", `${path}/prepare_verification`, { strategy: "email_code" });
  const done = await browser("POST", `${path}/attempt_verification`, {
    strategy: "email_code",
    code: "424242",
  });
  return { userId: done.response.created_user_id as string, session: done.client.sessions[0] };
}

export type Received = { headers: IncomingHttpHeaders; body: string };

/** A web address that keeps what it gets and answers as it is told. */
export async function receiver(answer: (count: number) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(answer(received.length)).end();
  });
  return { ...(await listen(server, 0)), received };
}
