import type { BrowserClerk } from "@clerk/shared/types";

let loading: Promise<BrowserClerk> | null = null;

/**
 * Clerk's script, fetched when somebody first needs it: no page behind sign-in has it at first load. Once there it
 * renews the session's token by itself. Rejects where Clerk cannot be reached; the next call tries again.
 */
export function loadClerk(): Promise<BrowserClerk> {
  loading ??= start().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function start(): Promise<BrowserClerk> {
  const { loadClerkJSScript } = await import("@clerk/shared/loadClerkJsScript");
  const setting = document.querySelector<HTMLMetaElement>('meta[name="clerk"]');
  await loadClerkJSScript({
    publishableKey: setting?.content ?? "",
    proxyUrl: setting?.dataset.proxyUrl,
    nonce: document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce,
  });
  const { Clerk: clerk } = window as unknown as { Clerk: BrowserClerk };
  await clerk.load({ signInUrl: "/sign-in", signUpUrl: "/sign-up", afterSignOutUrl: "/" });
  return clerk;
}
