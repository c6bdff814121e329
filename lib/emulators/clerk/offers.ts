/**
 * What a browser's instance offers beside e-mail and password. A browser chooses it by a cookie, so that tests of
 * different settings share one stand-in: "clerk_emulator_offers=google.apple.totp.membership".
 */
export type Offers = ReadonlySet<Offer>;
export type Offer = "google" | "apple" | "totp" | "passkey" | "membership" | "captcha";

export const offersCookie = "clerk_emulator_offers";

export const offersIn = (cookie: string | null): Offers =>
  new Set((cookie ?? "").split(".").filter((one) => one !== "") as Offer[]);
