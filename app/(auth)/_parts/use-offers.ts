"use client";

import type { UserSettingsResource } from "@clerk/shared/types";
import { useClerkReady } from "@/app/(auth)/_parts/use-clerk-ready";

type Offers = { social: ("google" | "apple")[]; passkey: boolean; totp: boolean; backupCode: boolean };
const nothing: Offers = { social: [], passkey: false, totp: false, backupCode: false };

/** What this Clerk instance offers beside e-mail and password; nothing before its script has come. */
export function useOffers(): Offers {
  return useClerkReady() ? offersOfClerk() : nothing;
}

function offersOfClerk(): Offers {
  // Clerk's own parts read it there; custom pages have no other way to ask.
  const { Clerk } = window as { Clerk?: { __internal_environment?: { userSettings: UserSettingsResource } } };
  const settings = Clerk?.__internal_environment?.userSettings;
  if (!settings) return nothing;
  const { authenticatableSocialStrategies: social, attributes, passkeySettings } = settings;
  return {
    social: (["google", "apple"] as const).filter((name) => social.includes(`oauth_${name}`)),
    passkey: Boolean(attributes.passkey?.enabled && passkeySettings?.show_sign_in_button),
    totp: Boolean(attributes.authenticator_app?.enabled),
    backupCode: Boolean(attributes.backup_code?.enabled),
  };
}
