import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "@/lib/emulators/clerk/store";

export type SigningKey = {
  privateKey: KeyObject;
  publicKey: KeyObject;
  jwk: Record<string, unknown>;
  kid: string;
};

/**
 * The key outlives restarts and its id is its hash: clients cache keys by id and browsers keep old cookies,
 * and a fresh key under a known id answers 500 until both are cleared.
 */
export function openSigningKey(folder: string): SigningKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "signing-key.pem");
  if (!existsSync(file)) writeWhole(file, newKey());
  chmodSync(file, 0o600);
  const privateKey = createPrivateKey(readFileSync(file));
  const publicKey = createPublicKey(privateKey);
  const parts = publicKey.export({ format: "jwk" });
  const kid = `ins_${createHash("sha256").update(String(parts.n)).digest("hex").slice(0, 16)}`;
  return { privateKey, publicKey, kid, jwk: { ...parts, kid, use: "sig", alg: "RS256" } };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }) as string;
}
