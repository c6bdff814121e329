import { z } from "zod";

// The only place that reads the environment. A message names variables and what they must look like,
// never what they hold: it is printed to terminals and logs.

const text = z.string().min(1, "must not be empty");
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" });
const address = z
  .url({ protocol: /^https?$/, error: "must be an http:// or https:// address" })
  .refine((value) => !value.endsWith("/"), "must not end in a slash");
const origin = address.refine(
  (value) => URL.parse(value)?.origin === value,
  "must be an origin, without a path",
);
const base64Key = /^[A-Za-z0-9+/]{43}=$/;

const schema = z
  .object({
    // Nobody has to say it where it matters: what says nothing is production.
    NODE_ENV: z
      .enum(["development", "test", "production"], "must be development, test or production")
      .default("production"),
    NIKA_PUBLIC_URL: origin,
    NIKA_EMULATORS: z.literal("1", "must be 1 or absent").optional(),
    NIKA_ENCRYPTION_KEYS: text.refine(
      (value) =>
        value
          .split(",")
          .every((entry) => /^[\w-]+:/.test(entry) && base64Key.test(entry.replace(/^[\w-]+:/, ""))),
      "must be id:key pairs with a comma between, each key 32 bytes in base64",
    ),
    NIKA_INDEX_KEY: z.string().regex(base64Key, "must be 32 bytes in base64"),
    NIKA_INTERNAL_SECRET: z.string().min(32, "must have 32 characters or more"),
    NIKA_METRICS_TOKEN: z.string().min(32, "must have 32 characters or more").optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: address.optional(),
    NIKA_CLIENT_ADDRESS_HEADER: z.string().regex(/^[a-z0-9-]+$/, "must be a header's name in small letters"),

    // Each process is given only the connection it works with; see `checkEnv`.
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_URL_WORKER: postgresUrl.optional(),
    DATABASE_URL_OWNER: postgresUrl.optional(),
    DATABASE_DRIVER: z.enum(["pg", "neon"], "must be pg or neon").optional(),

    CLERK_SECRET_KEY: z.string().startsWith("sk_", "must begin with sk_"),
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: z.string().startsWith("pk_", "must begin with pk_"),
    NEXT_PUBLIC_CLERK_PROXY_URL: text.optional(),
    CLERK_FAPI_URL: address.optional(),
    CLERK_API_URL: address.optional(),
    CLERK_WEBHOOK_SIGNING_SECRET: z.string().startsWith("whsec_", "must begin with whsec_"),

    S3_BUCKET: text,
    S3_REGION: text,
    S3_ENDPOINT: address.optional(),
    S3_ACCESS_KEY_ID: text,
    S3_SECRET_ACCESS_KEY: text,

    PAYFAST_ENVIRONMENT: z.enum(["live", "sandbox"], "must be live or sandbox"),
    PAYFAST_URL: address.optional(),
    PAYFAST_API_URL: address.default("https://api.payfast.co.za"),
    PAYFAST_SOURCES: text.optional(),

    RESEND_API_KEY: text,
    RESEND_URL: address.optional(),
    MAIL_FROM: text,
  })
  .transform((value) => ({
    ...value,
    PAYFAST_URL:
      value.PAYFAST_URL ??
      (value.PAYFAST_ENVIRONMENT === "live" ? "https://www.payfast.co.za" : "https://sandbox.payfast.co.za"),
  }));

const connections = z.object({
  DATABASE_URL_OWNER: postgresUrl,
  DATABASE_URL: postgresUrl,
  DATABASE_URL_WORKER: postgresUrl,
});

type Parsed = z.output<typeof schema>;
type Connection = "DATABASE_URL" | "DATABASE_URL_WORKER" | "DATABASE_URL_OWNER";
export type Env = Omit<Parsed, Connection> & Record<Connection, string>;

let cached: Env | undefined;

/** The environment, read once. Throws an error that names every missing and every invalid variable. */
export function env(): Env {
  cached ??= connectionsOnDemand(parseEnv(process.env));
  return cached;
}

/** Refuses to start a process whose environment is incomplete, its own connection included. */
export function checkEnv(connection: Connection): void {
  parseEnv(process.env, connection);
}

/** The three connections, for migrations, which need nothing else. */
export function connectionUrls(): { owner: string; web: string; worker: string } {
  const parsed = connections.safeParse(withoutEmpty(process.env));
  if (!parsed.success) throw new EnvError(problems(withoutEmpty(process.env), parsed.error));
  const { DATABASE_URL_OWNER: owner, DATABASE_URL: web, DATABASE_URL_WORKER: worker } = parsed.data;
  return { owner, web, worker };
}

export function parseEnv(source: Record<string, string | undefined>, connection?: Connection): Parsed {
  const given = withoutEmpty(source);
  const parsed = schema.safeParse(given);
  const lines = parsed.success ? [] : problems(given, parsed.error);
  if (connection && !given[connection]) lines.push(`${connection} is missing`);
  if (!parsed.success || lines.length > 0) throw new EnvError(lines);
  return parsed.data;
}

export class EnvError extends Error {
  constructor(lines: string[]) {
    super(
      `The environment is not complete (.env.example explains each variable):\n${lines.map((l) => `  ${l}`).join("\n")}`,
    );
    this.name = "EnvError";
  }
}

/** An empty variable counts as absent: that is how a .env file leaves one out. */
function withoutEmpty(source: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(source).filter((entry): entry is [string, string] => !!entry[1]));
}

function problems(given: Record<string, string>, error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const name = issue.path.join(".");
    return given[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
  });
}

function connectionsOnDemand(parsed: Parsed): Env {
  const result = { ...parsed } as Env;
  for (const name of ["DATABASE_URL", "DATABASE_URL_WORKER", "DATABASE_URL_OWNER"] as const) {
    if (parsed[name]) continue;
    Object.defineProperty(result, name, {
      get: () => {
        throw new EnvError([`${name} is missing`]);
      },
    });
  }
  return result;
}
