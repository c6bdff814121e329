import { spawn } from "node:child_process";
import { once } from "node:events";
import { createClerkClient } from "@clerk/nextjs/server";
import { expect, test } from "vitest";
import {
  clerkForTest,
  newFolder,
  publishableKey,
  secretKey,
  webhookSecret,
} from "@/lib/emulators/clerk/test-support";

const program = (options: object) => `
  import { startClerk } from "@/lib/emulators/clerk/server";
  const clerk = await startClerk(${JSON.stringify(options)});
  process.send(clerk.url);
`;

test("what was answered, and the webhook that tells of it, survives SIGKILL", async () => {
  const folder = newFolder();
  const nowhere = "http://127.0.0.1:9";
  const options = {
    port: 0,
    folder,
    publishableKey,
    secretKey,
    webhookSecret,
    webhookUrl: nowhere,
    mailUrl: nowhere,
  };
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", program(options)],
    { stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  const [url] = (await once(child, "message")) as [string];
  const api = createClerkClient({
    secretKey,
    publishableKey,
    apiUrl: `${url}/bapi`,
    telemetry: { disabled: true },
  });
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      api.users.createUser({ emailAddress: [`person-${at}@ubuntu.example`] }),
    ),
  );
  child.kill("SIGKILL");
  await once(child, "exit");
  const clerk = await clerkForTest({ folder });
  const kept = await clerk.api.users.getUserList({ limit: 50 });
  expect(kept.data.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
  const { waiting } = await (await fetch(`${clerk.url}/emulator/webhooks`)).json();
  expect(waiting).toHaveLength(20);
  await clerk.close();
}, 30_000);
