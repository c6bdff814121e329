import { buildEnvironment } from "@/lib/emulators/run/environment";
import type { Secrets } from "@/lib/emulators/run/secrets";

// Nothing listens on port 9: a test that needs a stand-in starts it and names its address.
const nowhere = { web: 9, clerk: 9, payfast: 9, s3: 9, mail: 9, postgres: 9 };

/** A complete environment for code under test, with the database `name` of a test's cluster. */
export function testEnvironment(
  cluster: { port: number; secrets: Secrets },
  name: string,
): Record<string, string> {
  const ports = { ...nowhere, postgres: cluster.port };
  return {
    ...buildEnvironment({ ports, secrets: cluster.secrets, given: {}, database: name }).variables,
    NODE_ENV: "test",
  };
}
