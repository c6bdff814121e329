import { sign, verify } from "node:crypto";
import type { SigningKey } from "@/lib/emulators/clerk/signing-key";

export type Claims = Record<string, unknown>;

/** An RS256 token as Clerk signs it. */
export function signJwt(key: SigningKey, claims: Claims): string {
  const head = `${encode({ alg: "RS256", typ: "JWT", kid: key.kid })}.${encode(claims)}`;
  return `${head}.${sign("RSA-SHA256", Buffer.from(head), key.privateKey).toString("base64url")}`;
}

/** The claims of a token this key signed, or null. Expiry is for the caller to judge. */
export function readJwt(key: SigningKey, token: string): Claims | null {
  const [head, claims, signature] = token.split(".");
  if (!head || !claims || !signature) return null;
  const bytes = Buffer.from(`${head}.${claims}`);
  if (!verify("RSA-SHA256", bytes, key.publicKey, Buffer.from(signature, "base64url"))) return null;
  return JSON.parse(Buffer.from(claims, "base64url").toString("utf8")) as Claims;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
