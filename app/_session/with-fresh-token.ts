import { renewToken } from "./renew-token";

/** Asks the server; where the token has just run out it is renewed, and the server is asked once more. */
export async function withFreshToken<Result>(
  ask: () => Promise<Result>,
  isExpired: (result: Result) => boolean = saysExpired,
): Promise<Result> {
  const first = await ask();
  return isExpired(first) && (await renewToken()) ? ask() : first;
}

const saysExpired = (result: unknown) => (result as { reason?: string } | null)?.reason === "session-expired";
