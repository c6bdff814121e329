import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal";
import { writePrivately } from "./write-privately";

/** Made once a checkout, never committed: what production takes from its own vault. */
export type Secrets = {
  encryptionKey: string;
  indexKey: string;
  internalSecret: string;
  metricsToken: string;
  clerkSecretKey: string;
  clerkWebhookSecret: string;
  s3AccessKeyId: string;
  s3SecretAccessKey: string;
  resendKey: string;
  superuserPassword: string;
  ownerPassword: string;
  webPassword: string;
  workerPassword: string;
};

/** Reads `folder`/secrets.json, or makes it (mode 0600). */
export function secretsIn(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  if (!existsSync(file)) {
    const secrets = newSecrets();
    writePrivately(file, secrets);
    return secrets;
  }
  try {
    // What a later version needs beside them is made as it comes.
    const secrets = { ...newSecrets(), ...(JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>) };
    writePrivately(file, secrets);
    return secrets;
  } catch (cause) {
    // Without them nothing stored can be read again, so none are made over them silently.
    throw new Refusal(`${file} cannot be read. To start over with fresh data: npm run demo -- --reset`, {
      cause,
    });
  }
}

export function newSecrets(): Secrets {
  const hex = (bytes: number) => randomBytes(bytes).toString("hex");
  const base64 = (bytes: number) => randomBytes(bytes).toString("base64");
  return {
    encryptionKey: `k1:${base64(32)}`,
    indexKey: base64(32),
    internalSecret: hex(24),
    metricsToken: hex(24),
    clerkSecretKey: `sk_test_${hex(20)}`,
    clerkWebhookSecret: `whsec_${base64(24)}`,
    s3AccessKeyId: `NIKA${hex(8).toUpperCase()}`,
    s3SecretAccessKey: hex(20),
    resendKey: `re_${hex(12)}`,
    superuserPassword: hex(16),
    ownerPassword: hex(16),
    webPassword: hex(16),
    workerPassword: hex(16),
  };
}
