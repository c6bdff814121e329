import { createHash, createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { readCbor } from "@/lib/emulators/clerk/cbor";

// As much of WebAuthn Level 3 as ES256 keys without attestation need.

/** What the browser gives back, each part in base64url. */
export type Credential = {
  id: string;
  response: {
    clientDataJSON: string;
    attestationObject?: string;
    authenticatorData?: string;
    signature?: string;
  };
};

/** What a key was asked to sign, and where. */
type Asked = { challenge: string; origin: string };

/** The public half of a new key (section 7.1); null where it answers something else. */
export function newPublicKey({ response }: Credential, asked: Asked): JsonWebKey | null {
  if (!answers(response.clientDataJSON, "webauthn.create", asked)) return null;
  const attestation = readCbor(bytes(response.attestationObject)) as Map<string, Buffer>;
  const data = attestation.get("authData")!;
  if (!isOf(data, asked.origin)) return null;
  const idLength = data.readUInt16BE(53);
  const key = readCbor(data.subarray(55 + idLength)) as Map<number, Buffer>;
  return { kty: "EC", crv: "P-256", x: text(key.get(-2)), y: text(key.get(-3)) };
}

/** Whether the key has signed what it was asked to (section 7.2). */
export function hasSigned({ response }: Credential, publicKey: JsonWebKey, asked: Asked): boolean {
  if (!answers(response.clientDataJSON, "webauthn.get", asked)) return false;
  const data = bytes(response.authenticatorData);
  if (!isOf(data, asked.origin)) return false;
  const signed = Buffer.concat([data, sha256(bytes(response.clientDataJSON))]);
  return verify(
    "sha256",
    signed,
    createPublicKey({ key: publicKey, format: "jwk" }),
    bytes(response.signature),
  );
}

function answers(clientData: string, type: string, { challenge, origin }: Asked): boolean {
  const told = JSON.parse(bytes(clientData).toString());
  return told.type === type && told.challenge === challenge && told.origin === origin;
}

/** The authenticator was shown this site, and the person was there and proved to be who they are. */
const isOf = (data: Buffer, origin: string) =>
  data.subarray(0, 32).equals(sha256(Buffer.from(new URL(origin).hostname))) && (data[32]! & 5) === 5;

const sha256 = (data: Buffer) => createHash("sha256").update(data).digest();
const bytes = (part = "") => Buffer.from(part, "base64url");
const text = (part?: Buffer) => part?.toString("base64url");
