import { expect, test } from "vitest";
import { parseEnv } from "./env";

const complete: Record<string, string> = {
  NODE_ENV: "test",
  NIKA_PUBLIC_URL: "http://127.0.0.1:3000",
  NIKA_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  NIKA_INDEX_KEY: Buffer.alloc(32, 2).toString("base64"),
  NIKA_INTERNAL_SECRET: "s".repeat(32),
  NIKA_CLIENT_ADDRESS_HEADER: "cf-connecting-ip",
  CLERK_SECRET_KEY: "sk_test_a",
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "pk_test_a",
  CLERK_WEBHOOK_SIGNING_SECRET: "whsec_a",
  S3_BUCKET: "papers",
  S3_REGION: "af-south-1",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "secret",
  PAYFAST_ENVIRONMENT: "sandbox",
  RESEND_API_KEY: "re_a",
  MAIL_FROM: "Nika <nika@example.org>",
};

const refusal = (source: Record<string, string>, connection?: "DATABASE_URL") => {
  try {
    parseEnv(source, connection);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("accepted");
};

test("an incomplete environment is refused naming every variable that is missing or wrong at once", () => {
  const { S3_BUCKET, RESEND_API_KEY, ...rest } = complete;
  const message = refusal(
    { ...rest, MAIL_FROM: "", NIKA_PUBLIC_URL: "http://127.0.0.1:3000/give" },
    "DATABASE_URL",
  );
  expect(message.split("\n").slice(1)).toEqual([
    "  NIKA_PUBLIC_URL must be an origin, without a path",
    "  S3_BUCKET is missing",
    "  RESEND_API_KEY is missing",
    "  MAIL_FROM is missing",
    "  DATABASE_URL is missing",
  ]);
});

test("a refusal never shows what a variable holds", () => {
  const wrong = Object.fromEntries(Object.keys(complete).map((name) => [name, `swordfish ${name}`]));
  const message = refusal({ ...wrong, DATABASE_URL: "mysql://swordfish" });
  expect(message).toContain("NIKA_INDEX_KEY");
  expect(message).toContain("DATABASE_URL must be");
  expect(message).not.toContain("swordfish");
});

test("PayFast's address follows from live or sandbox unless another is named", () => {
  expect(parseEnv(complete).PAYFAST_URL).toBe("https://sandbox.payfast.co.za");
  expect(parseEnv({ ...complete, PAYFAST_ENVIRONMENT: "live" }).PAYFAST_URL).toBe(
    "https://www.payfast.co.za",
  );
  expect(parseEnv({ ...complete, PAYFAST_URL: "http://127.0.0.1:4020" }).PAYFAST_URL).toBe(
    "http://127.0.0.1:4020",
  );
});

test("an encryption key of another length than 32 bytes is refused", () => {
  const short = `k1:${Buffer.alloc(16).toString("base64")}`;
  expect(
    refusal({ ...complete, NIKA_ENCRYPTION_KEYS: `${complete.NIKA_ENCRYPTION_KEYS},${short}` }),
  ).toContain("NIKA_ENCRYPTION_KEYS must be");
});
