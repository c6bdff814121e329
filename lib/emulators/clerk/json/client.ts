import { currentSession, liveSessions } from "@/lib/emulators/clerk/acts/sessions";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { sessionJson } from "@/lib/emulators/clerk/json/session";
import { signInJson } from "@/lib/emulators/clerk/json/sign-in";
import { signUpJson } from "@/lib/emulators/clerk/json/sign-up";
import type { Client } from "@/lib/emulators/clerk/state";

/** Mostly `captcha_bypass` keeps a sign-up from loading Cloudflare's Turnstile; a far expiry keeps clerk-js from redirecting. */
export function clientJson(instance: Instance, client: Client) {
  return {
    object: "client",
    id: client.id,
    sessions: liveSessions(instance, client).map((session) => sessionJson(instance, session, "browser")),
    sign_in: client.signIn && signInJson(instance, client.signIn),
    sign_up: client.signUp && signUpJson(client.signUp),
    last_active_session_id: currentSession(instance, client)?.id ?? null,
    last_authentication_strategy: null,
    cookie_expires_at: instance.now() + 365 * 86_400_000,
    captcha_bypass: !client.asksForProof,
    created_at: client.createdAt,
    updated_at: client.updatedAt,
  };
}
