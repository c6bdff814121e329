import { findUserByEmail } from "@/lib/emulators/clerk/acts/find";
import { found } from "@/lib/emulators/clerk/api-error";
import { type FapiAnswer, type FapiCall, fapiRoute } from "@/lib/emulators/clerk/fapi/call";
import { enterOrAskForMore } from "@/lib/emulators/clerk/fapi/enter";
import type { SignIn } from "@/lib/emulators/clerk/state";

/** Google and Apple in one page: whoever is typed there is who the provider says they are. */
export const providerRoutes = [
  fapiRoute("GET", "/v1/oauth_stand_in", showProvider),
  fapiRoute("GET", "/v1/oauth_callback", comeBack),
];

function showProvider(): FapiAnswer {
  return {
    html: `<!doctype html><html lang="en"><title>Provider (stand-in)</title>
<main><h1>Provider (stand-in)</h1><form action="oauth_callback">
<label for="email">E-mail of the account there</label> <input id="email" name="email" type="email">
<button>Continue</button> <button name="refuse" value="yes">Cancel</button></form></main></html>`,
  };
}

function comeBack(call: FapiCall): FapiAnswer {
  const signIn = found(call.client?.signIn, "Sign in");
  const provider = found(signIn.provider, "Sign in");
  const email = call.query.get("email")?.trim().toLowerCase() ?? "";
  if (call.query.get("refuse") || !email) fail(signIn, "failed", "oauth_access_denied");
  else {
    const user = findUserByEmail(call.instance.state, email);
    if (user) enterOrAskForMore(call, signIn, user);
    else {
      provider.email = email;
      fail(signIn, "transferable", "external_account_not_found");
    }
  }
  return { redirect: provider.redirectUrl };
}

function fail(signIn: SignIn, status: "failed" | "transferable", code: string): void {
  signIn.status = "needs_identifier";
  signIn.provider!.outcome = { status, code };
}
