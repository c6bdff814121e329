import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/** Where a value lives. It is bound into the ciphertext, so a value moved elsewhere can't be opened. */
export type Place = { organizationId: string | null; column: EncryptedColumn };

type EncryptedColumn =
  | "donation_tax_details.details"
  | "donation_tax_details.identity"
  | "donation_tax_details.tax_reference"
  | "payment_accounts.passphrase"
  | "payfast_notifications.body"
  | "clerk_events.payload"
  | "tax_certificates.snapshot"
  | "approvals.correction"
  /** What a donor typed, kept on their own device until they have paid. */
  | "checkout.draft";

/** Encrypts with AES-256-GCM under the current key: `keyId.base64url(iv + tag + text)`. */
export function encrypt(plain: string, place: Place): string {
  const [keyId, key] = keys()[0]!;
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(boundTo(place, keyId));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `${keyId}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Opens what encrypt made. Throws when the key is unknown, the text was changed or it was moved. */
export function decrypt(ciphertext: string, place: Place): string {
  const [keyId, body] = ciphertext.split(".") as [string, string];
  const key = keys().find(([id]) => id === keyId)?.[1];
  if (!key) throw new Error(`no encryption key is called ${keyId}`);
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(boundTo(place, keyId));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** The name of the key that new values are encrypted under. */
export const currentKeyId = (): string => keys()[0]![0];

/** A keyed index, to find equal values without reading them. Normalise the value first. */
export function blindIndex(value: string, place: Place): string {
  const key = Buffer.from(env().NIKA_INDEX_KEY, "base64");
  return createHmac("sha256", key).update(`${place.organizationId}|${place.column}|${value}`).digest("hex");
}

const boundTo = (place: Place, keyId: string) =>
  Buffer.from(`${keyId}|${place.organizationId ?? ""}|${place.column}`);

function keys(): [id: string, key: Buffer][] {
  return env()
    .NIKA_ENCRYPTION_KEYS.split(",")
    .map((pair) => {
      const [id, key] = pair.trim().split(":") as [string, string];
      return [id, Buffer.from(key, "base64")];
    });
}
