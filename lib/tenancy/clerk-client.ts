import { createClerkClient } from "@clerk/nextjs/server";
import { env } from "@/lib/env";

let client: ReturnType<typeof createClerkClient> | undefined;

/** Clerk's Backend API, for the server and the worker alike. */
export function clerkClient(): ReturnType<typeof createClerkClient> {
  client ??= createClerkClient({
    secretKey: env().CLERK_SECRET_KEY,
    publishableKey: env().NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
    apiUrl: env().CLERK_API_URL,
    telemetry: { disabled: true },
  });
  return client;
}

/** Whether Clerk refused with this code, such as "form_identifier_exists". */
export function clerkRefusedWith(error: unknown, code: string): boolean {
  const { errors } = error as { errors?: { code?: string }[] };
  return Array.isArray(errors) && errors.some((one) => one.code === code);
}
