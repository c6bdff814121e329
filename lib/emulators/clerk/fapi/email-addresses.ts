import { changeUser, refuseTakenAddress } from "@/lib/emulators/clerk/acts/users";
import { checkCode, sendCode } from "@/lib/emulators/clerk/acts/verify-code";
import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import {
  type FapiAnswer,
  type FapiCall,
  fapiRoute,
  provedLately,
  signedIn,
} from "@/lib/emulators/clerk/fapi/call";
import { emailAddress, requiredText, text } from "@/lib/emulators/clerk/fields";
import { deletedJson } from "@/lib/emulators/clerk/json/deleted";
import { emailJson } from "@/lib/emulators/clerk/json/email";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { Email, User } from "@/lib/emulators/clerk/state";

const path = "/v1/me/email_addresses";

/** A person's own addresses: a new one counts for nothing before its code has come back. */
export const emailAddressRoutes = [
  fapiRoute("POST", `${path}/?`, addAddress),
  fapiRoute("POST", `${path}/:email/prepare_verification`, mailCode),
  fapiRoute("POST", `${path}/:email/attempt_verification`, proveAddress),
  fapiRoute("DELETE", `${path}/:email`, removeAddress),
];

function addAddress(call: FapiCall): FapiAnswer {
  const { user } = provedLately(call);
  const address = emailAddress(requiredText(call.fields, "email_address"));
  refuseTakenAddress(call.instance, address);
  const email: Email = { id: newClerkId("idn"), address, createdAt: call.instance.now(), unproved: null };
  // Asked for again: the one that was never proved goes.
  const others = user.emails.filter((one) => one.address !== address);
  changeUser(call.instance, user, { emails: [...others, email] });
  return { resource: emailJson(email) };
}

function mailCode(call: FapiCall): FapiAnswer {
  const email = ownAddress(call);
  email.unproved = sendCode(call.instance, email.address, "email_code");
  return { resource: emailJson(email) };
}

function proveAddress(call: FapiCall): FapiAnswer {
  const email = ownAddress(call);
  checkCode(call.instance, email.unproved ?? null, text(call.fields, "code"));
  refuseTakenAddress(call.instance, email.address);
  delete email.unproved;
  changeUser(call.instance, signedIn(call).user, {});
  return { resource: emailJson(email) };
}

function removeAddress(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  const email = ownAddress(call);
  if (user.emails[0] === email)
    throw new ApiError(400, "last_required_identification_deletion_failed", "The primary address stays.");
  changeUser(call.instance, user, { emails: user.emails.filter((one) => one !== email) });
  return { resource: deletedJson("email_address", email.id) };
}

/** The user's addresses with this one as the primary, which comes first. */
export function withPrimary({ emails }: User, id: string): Email[] {
  const primary = found(
    emails.find((one) => one.id === id && one.unproved === undefined),
    "Email address",
  );
  return [primary, ...emails.filter((one) => one !== primary)];
}

const ownAddress = (call: FapiCall): Email =>
  found(
    signedIn(call).user.emails.find(({ id }) => id === call.params.email),
    "Email address",
  );
