import { join } from "node:path";
import { organizations } from "@/lib/db/seed/organizations";
import { startClerk } from "@/lib/emulators/clerk/server";
import type { Emulator } from "@/lib/emulators/emulator";
import { startMail } from "@/lib/emulators/mail/server";
import { startPayfast } from "@/lib/emulators/payfast/server";
import { startS3 } from "@/lib/emulators/s3/server";
import { env } from "@/lib/env";
import type { Service } from "./environment";

// One process for all stand-ins. Called with the folder that keeps their state and the services to stand in for;
// it tells its parent when all of them listen, and ends cleanly on SIGTERM.

const [folder, ...wanted] = process.argv.slice(2) as [string, ...Service[]];
const log = (line: string) => console.log(line);
const portOf = (url: string | undefined) => Number(new URL(url!).port);

// The example organisations' own, and the one that PayFast publishes for everybody's sandbox.
const merchants = [
  ...organizations.map(({ payfast }) => payfast),
  { merchantId: "10000100", merchantKey: "46f0cd694581a", passphrase: "jt7NOE43FZPn" },
];

const starters: Partial<Record<Service, () => Promise<Emulator>>> = {
  mail: () => startMail({ port: portOf(env().RESEND_URL), folder: join(folder, "mail"), log }),
  s3: () =>
    startS3({
      port: portOf(env().S3_ENDPOINT),
      folder: join(folder, "s3"),
      accessKeyId: env().S3_ACCESS_KEY_ID,
      secretAccessKey: env().S3_SECRET_ACCESS_KEY,
      bucket: env().S3_BUCKET,
      log,
    }),
  payfast: () =>
    startPayfast({ port: portOf(env().PAYFAST_URL), folder: join(folder, "payfast"), merchants, log }),
  clerk: () =>
    startClerk({
      port: portOf(env().CLERK_API_URL),
      folder: join(folder, "clerk"),
      publishableKey: env().NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
      secretKey: env().CLERK_SECRET_KEY,
      webhookSecret: env().CLERK_WEBHOOK_SIGNING_SECRET,
      webhookUrl: `${env().NIKA_PUBLIC_URL}/api/webhooks/clerk`,
      mailUrl: env().RESEND_URL ?? "https://api.resend.com",
      log,
    }),
};

const running: Emulator[] = [];
for (const service of wanted) running.push(await starters[service]!());
process.send?.("ready");

process.on("SIGTERM", async () => {
  await Promise.all(running.map((emulator) => emulator.close()));
  process.exit(0);
});
