import { membershipsOfUser } from "@/lib/emulators/clerk/acts/find";
import type { Audience } from "@/lib/emulators/clerk/json/audience";
import { emailJson } from "@/lib/emulators/clerk/json/email";
import { imageUrl } from "@/lib/emulators/clerk/json/image-url";
import { membershipJson } from "@/lib/emulators/clerk/json/membership";
import { passkeyJson } from "@/lib/emulators/clerk/json/passkey";
import type { State, User } from "@/lib/emulators/clerk/state";

export function userJson(state: State, user: User, audience: Audience) {
  return {
    id: user.id,
    object: "user",
    external_id: user.externalId,
    username: null,
    first_name: user.firstName,
    last_name: user.lastName,
    image_url: imageUrl(user.id),
    profile_image_url: imageUrl(user.id),
    profile_image_id: "",
    has_image: false,
    primary_email_address_id: user.emails[0]?.id ?? null,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    password_enabled: user.passwordHash !== null,
    two_factor_enabled: user.isTotpVerified ?? false,
    totp_enabled: user.isTotpVerified ?? false,
    backup_code_enabled: (user.backupCodes ?? []).length > 0,
    email_addresses: user.emails.map(emailJson),
    phone_numbers: [],
    web3_wallets: [],
    passkeys: (user.passkeys ?? []).filter(({ publicKey }) => publicKey).map((one) => passkeyJson(one)),
    external_accounts: [],
    enterprise_accounts: [],
    saml_accounts: [],
    public_metadata: user.publicMetadata,
    unsafe_metadata: user.unsafeMetadata,
    ...(audience === "server" ? { private_metadata: user.privateMetadata } : {}),
    ...(audience === "browser"
      ? {
          organization_memberships: membershipsOfUser(state, user.id).map((membership) =>
            membershipJson(state, membership, audience),
          ),
        }
      : {}),
    banned: false,
    locked: user.lockedUntil !== undefined,
    lockout_expires_in_seconds: null,
    verification_attempts_remaining: 100,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
    last_sign_in_at: user.lastSignInAt,
    last_active_at: user.updatedAt,
    create_organization_enabled: false,
    create_organizations_limit: null,
    delete_self_enabled: true,
    legal_accepted_at: null,
    locale: null,
  };
}
