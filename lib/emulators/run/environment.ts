import type { Ports } from "./ports";
import { Refusal } from "./refusal";
import type { Secrets } from "./secrets";

// The one place that decides addresses and keys: every process of a demo, a development or a test run gets
// exactly what `buildEnvironment` returns. The application itself knows no emulator.

export type Service = "database" | "clerk" | "s3" | "payfast" | "mail";
type Variables = Record<string, string>;

/** What makes a service the real one: with any of `needed` given, all of them are needed. */
const services: Record<Service, { needed: string[]; optional: string[] }> = {
  database: {
    needed: ["DATABASE_URL", "DATABASE_URL_WORKER", "DATABASE_URL_OWNER"],
    optional: ["DATABASE_DRIVER"],
  },
  clerk: {
    needed: ["CLERK_SECRET_KEY", "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "CLERK_WEBHOOK_SIGNING_SECRET"],
    optional: ["NEXT_PUBLIC_CLERK_PROXY_URL", "CLERK_FAPI_URL", "CLERK_API_URL"],
  },
  s3: {
    needed: ["S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
    optional: ["S3_ENDPOINT"],
  },
  payfast: {
    needed: ["PAYFAST_ENVIRONMENT"],
    optional: ["PAYFAST_URL", "PAYFAST_API_URL", "PAYFAST_SOURCES"],
  },
  mail: { needed: ["RESEND_API_KEY", "MAIL_FROM"], optional: ["RESEND_URL"] },
};

const own = [
  "NIKA_PUBLIC_URL",
  "NIKA_ENCRYPTION_KEYS",
  "NIKA_INDEX_KEY",
  "NIKA_INTERNAL_SECRET",
  "NIKA_METRICS_TOKEN",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "NIKA_CLIENT_ADDRESS_HEADER",
];

/** The same in every stack, so that one build serves them all. The host is never resolved. */
const publishableKey = `pk_test_${Buffer.from("clerk.emulator.localhost$").toString("base64")}`;

/**
 * The whole environment of a stack. `given` (a .env file and the shell) replaces emulators service by service;
 * a variable that a service does not use is there and empty, so that no .env that Next.js reads adds it again.
 */
export function buildEnvironment(options: {
  ports: Ports;
  secrets: Secrets;
  given: Record<string, string | undefined>;
  database?: string;
}): { variables: Variables; emulated: Set<Service> } {
  const { ports, secrets } = options;
  const given = Object.fromEntries(
    Object.entries(options.given).filter((entry): entry is [string, string] => !!entry[1]),
  );
  const stand = standIns(ports, secrets, options.database ?? "nika");
  const emulated = new Set<Service>();
  const variables: Variables = {
    ...shared(ports, secrets),
    ...pick(given, own),
    NIKA_EMULATORS: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1",
    NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: "1",
    NEXT_PUBLIC_CLERK_UNSAFE_DISABLE_DEVELOPMENT_MODE_CONSOLE_WARNING: "1",
    NEXT_PUBLIC_CLERK_SIGN_IN_URL: "/sign-in",
    NEXT_PUBLIC_CLERK_SIGN_UP_URL: "/sign-up",
  };
  for (const [service, { needed, optional }] of Object.entries(services) as [
    Service,
    (typeof services)[Service],
  ][]) {
    const names = [...needed, ...optional];
    for (const name of names) variables[name] = "";
    if (needed.some((name) => given[name])) {
      refuseIncomplete(
        service,
        needed.filter((name) => !given[name]),
      );
      Object.assign(variables, pick(given, names));
    } else {
      Object.assign(variables, stand[service]);
      emulated.add(service);
    }
  }
  return { variables, emulated };
}

function shared(ports: Ports, secrets: Secrets): Variables {
  return {
    NIKA_PUBLIC_URL: address(ports.web),
    NIKA_ENCRYPTION_KEYS: secrets.encryptionKey,
    NIKA_INDEX_KEY: secrets.indexKey,
    NIKA_INTERNAL_SECRET: secrets.internalSecret,
    NIKA_METRICS_TOKEN: secrets.metricsToken,
    OTEL_EXPORTER_OTLP_ENDPOINT: "",
    // Nothing stands in front of a local server; Next.js puts the socket's own address here.
    NIKA_CLIENT_ADDRESS_HEADER: "x-forwarded-for",
  };
}

function standIns(ports: Ports, secrets: Secrets, database: string): Record<Service, Variables> {
  const connect = (role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${ports.postgres}/${database}`;
  return {
    database: {
      DATABASE_URL: connect("nika_web", secrets.webPassword),
      DATABASE_URL_WORKER: connect("nika_worker", secrets.workerPassword),
      DATABASE_URL_OWNER: connect("nika_owner", secrets.ownerPassword),
      DATABASE_DRIVER: "pg",
    },
    clerk: {
      CLERK_SECRET_KEY: secrets.clerkSecretKey,
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
      CLERK_WEBHOOK_SIGNING_SECRET: secrets.clerkWebhookSecret,
      // Relative: Clerk's script then comes from our own origin, over plain http.
      NEXT_PUBLIC_CLERK_PROXY_URL: "/__clerk",
      CLERK_FAPI_URL: `${address(ports.clerk)}/fapi`,
      CLERK_API_URL: `${address(ports.clerk)}/bapi`,
    },
    s3: {
      S3_BUCKET: "nika",
      S3_REGION: "af-south-1",
      S3_ENDPOINT: address(ports.s3),
      S3_ACCESS_KEY_ID: secrets.s3AccessKeyId,
      S3_SECRET_ACCESS_KEY: secrets.s3SecretAccessKey,
    },
    payfast: {
      PAYFAST_ENVIRONMENT: "sandbox",
      PAYFAST_URL: address(ports.payfast),
      PAYFAST_API_URL: `${address(ports.payfast)}/api`,
      PAYFAST_SOURCES: "127.0.0.0/8,::1/128",
    },
    mail: {
      RESEND_API_KEY: secrets.resendKey,
      RESEND_URL: address(ports.mail),
      MAIL_FROM: "Nika <nika@nika.example>",
    },
  };
}

function refuseIncomplete(service: Service, missing: string[]): void {
  if (missing.length === 0) return;
  throw new Refusal(
    `The ${service} settings in .env are not complete. Missing: ${missing.join(", ")}.\nFill them in, or remove the others of that block to use the stand-in.`,
  );
}

export const address = (port: number) => `http://127.0.0.1:${port}`;

function pick(from: Variables, names: string[]): Variables {
  return Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));
}
