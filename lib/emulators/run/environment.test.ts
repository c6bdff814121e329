import { expect, test } from "vitest";
import { parseEnv } from "@/lib/env";
import { buildEnvironment } from "./environment";
import { newSecrets } from "./secrets";

const ports = { web: 3000, clerk: 4010, payfast: 4020, s3: 4030, mail: 4040, postgres: 54329 };
const build = (given: Record<string, string>) => buildEnvironment({ ports, secrets: newSecrets(), given });

test("without any keys the environment is complete and every service is a stand-in", () => {
  const { variables, emulated } = build({});
  expect(() => parseEnv({ ...variables, NODE_ENV: "production" }, "DATABASE_URL")).not.toThrow();
  expect([...emulated]).toEqual(["database", "clerk", "s3", "payfast", "mail"]);
});

test("a real service replaces its stand-in by itself, and none of the stand-in's addresses stay", () => {
  const { variables, emulated } = build({
    CLERK_SECRET_KEY: "sk_test_real",
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "pk_test_real",
    CLERK_WEBHOOK_SIGNING_SECRET: "whsec_real",
  });
  expect([...emulated]).toEqual(["database", "s3", "payfast", "mail"]);
  expect(variables).toMatchObject({
    CLERK_SECRET_KEY: "sk_test_real",
    CLERK_API_URL: "",
    NEXT_PUBLIC_CLERK_PROXY_URL: "",
  });
  expect(parseEnv({ ...variables, NODE_ENV: "production" }).CLERK_API_URL).toBeUndefined();
});

test("a service that is filled in by half is refused, naming what is missing", () => {
  expect(() => build({ S3_BUCKET: "papers", S3_REGION: "af-south-1" })).toThrow(
    "Missing: S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY",
  );
});

test("the browser's values are the same in every stack, so that one build serves them all", () => {
  const inBrowser = (variables: Record<string, string>) =>
    Object.entries(variables).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  const other = buildEnvironment({ ports: { ...ports, web: 1, clerk: 2 }, secrets: newSecrets(), given: {} });
  expect(inBrowser(other.variables)).toEqual(inBrowser(build({}).variables));
});
