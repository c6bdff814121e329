import type { Offers } from "@/lib/emulators/clerk/offers";

/** What clerk-js reads first: how Nika's Clerk instance is set up. */
export const environment = (offers: Offers) => ({
  object: "environment",
  id: "env_emulator",
  maintenance_mode: false,
  client_debug_mode: false,
  partitioned_cookies: false,
  auth_config: {
    object: "auth_config",
    id: "aconf_1",
    single_session_mode: true,
    claimed_at: null,
    reverification: true,
    preferred_channels: {},
    session_minter: false,
  },
  display_config: displayConfig(offers),
  user_settings: userSettings(offers),
  organization_settings: {
    enabled: true,
    max_allowed_memberships: 100,
    force_organization_selection: offers.has("membership"),
    actions: { admin_delete: true },
    domains: { enabled: false, enrollment_modes: [], default_role: null },
    slug: { disabled: false },
    organization_creation_defaults: { enabled: false },
  },
  // clerk-js reads both of these without asking whether they are there.
  commerce_settings: {
    billing: {
      stripe_publishable_key: null,
      organization: { enabled: false, has_paid_plans: false },
      user: { enabled: false, has_paid_plans: false },
    },
  },
  api_keys_settings: { user_api_keys_enabled: false, orgs_api_keys_enabled: false },
  protect_config: { object: "protect_config", id: "pc_1", loaders: [] },
});

const displayConfig = (offers: Offers) => ({
  object: "display_config",
  id: "display_config_1",
  instance_environment_type: "development",
  application_name: "Nika",
  theme: {},
  preferred_sign_in_strategy: "password",
  logo_image_url: "",
  favicon_image_url: "",
  home_url: "/",
  sign_in_url: "/sign-in",
  sign_up_url: "/sign-up",
  user_profile_url: "",
  waitlist_url: "",
  after_sign_in_url: "/dashboard",
  after_sign_up_url: "/onboarding",
  after_sign_out_one_url: "/",
  after_sign_out_all_url: "/",
  after_switch_session_url: "/",
  after_join_waitlist_url: "/",
  organization_profile_url: "",
  create_organization_url: "",
  after_leave_organization_url: "/",
  after_create_organization_url: "/",
  support_email: "",
  branded: false,
  clerk_js_version: "6",
  captcha_public_key: offers.has("captcha") ? "stand_in_smart" : null,
  captcha_widget_type: offers.has("captcha") ? "smart" : null,
  captcha_public_key_invisible: offers.has("captcha") ? "stand_in_invisible" : null,
  captcha_provider: "turnstile",
  captcha_oauth_bypass: [],
  captcha_heartbeat: false,
  show_devmode_warning: false,
  terms_url: "",
  privacy_policy_url: "",
  google_one_tap_client_id: null,
});

const unused = {
  enabled: false,
  required: false,
  used_for_first_factor: false,
  first_factors: [],
  used_for_second_factor: false,
  second_factors: [],
  verifications: [],
  verify_at_sign_up: false,
};

const userSettings = (offers: Offers) => ({
  attributes: {
    email_address: {
      ...unused,
      enabled: true,
      required: true,
      used_for_first_factor: true,
      first_factors: ["email_code"],
      verifications: ["email_code"],
      verify_at_sign_up: true,
    },
    password: { ...unused, enabled: true, required: true },
    first_name: { ...unused, enabled: true },
    last_name: { ...unused, enabled: true },
    ticket: { ...unused, enabled: true },
    phone_number: unused,
    username: unused,
    web3_wallet: unused,
    authenticator_app: secondFactor(offers, "totp"),
    backup_code: secondFactor(offers, "backup_code"),
    passkey: { ...unused, enabled: offers.has("passkey"), used_for_first_factor: offers.has("passkey") },
  },
  sign_in: { second_factor: { required: false, enabled: offers.has("totp") } },
  sign_up: {
    captcha_enabled: offers.has("captcha"),
    captcha_widget_type: "smart",
    custom_action_required: false,
    progressive: true,
    mode: "public",
    legal_consent_enabled: false,
    mfa: { required: false },
  },
  social: Object.fromEntries(
    (["google", "apple"] as const).map((name) => [`oauth_${name}`, social(offers, name)]),
  ),
  enterprise_sso: { enabled: false, self_serve_sso: false },
  actions: { delete_self: true, create_organization: false, create_organizations_limit: null },
  password_settings: {
    disable_hibp: true,
    min_length: 8,
    max_length: 72,
    require_special_char: false,
    require_numbers: false,
    require_uppercase: false,
    require_lowercase: false,
    show_zxcvbn: false,
    min_zxcvbn_strength: 0,
    allowed_special_characters: "",
  },
  passkey_settings: { allow_autofill: false, show_sign_in_button: offers.has("passkey") },
  username_settings: { min_length: 4, max_length: 64 },
  attack_protection: { enumeration_protection: { enabled: false } },
});

const secondFactor = (offers: Offers, strategy: "totp" | "backup_code") =>
  offers.has("totp")
    ? { ...unused, enabled: true, used_for_second_factor: true, second_factors: [strategy] }
    : unused;

const social = (offers: Offers, name: "google" | "apple") => ({
  enabled: offers.has(name),
  required: false,
  authenticatable: offers.has(name),
  strategy: `oauth_${name}`,
  name: name === "google" ? "Google" : "Apple",
  logo_url: null,
});
