import { type Limit, mayAgain } from "./rate-limit";

const perAddress: Limit = { name: "sign-ups", times: 120, seconds: 3600 };

/**
 * Whether one more account may be begun from this address. Our form asks; who speaks to Clerk without it meets Clerk's
 * own limits.
 */
export const countSignUp = (from: string | null): Promise<boolean> =>
  mayAgain(perAddress, from ?? "an unknown address");
