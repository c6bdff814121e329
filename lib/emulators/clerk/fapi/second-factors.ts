import { randomBytes } from "node:crypto";
import { changeUser } from "@/lib/emulators/clerk/acts/users";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import {
  type FapiAnswer,
  type FapiCall,
  fapiRoute,
  provedLately,
  signedIn,
} from "@/lib/emulators/clerk/fapi/call";
import { requiredText } from "@/lib/emulators/clerk/fields";
import { deletedJson } from "@/lib/emulators/clerk/json/deleted";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { User } from "@/lib/emulators/clerk/state";
import { isTotpCode, newTotpSecret } from "@/lib/emulators/clerk/totp";

/** A person's own authenticator and backup codes. */
export const secondFactorRoutes = [
  fapiRoute("POST", "/v1/me/totp", startTotp),
  fapiRoute("POST", "/v1/me/totp/attempt_verification", verifyTotp),
  fapiRoute("DELETE", "/v1/me/totp", removeTotp),
  fapiRoute("POST", "/v1/me/backup_codes/?", makeBackupCodes),
];

function startTotp(call: FapiCall): FapiAnswer {
  const { user } = provedLately(call);
  changeUser(call.instance, user, { totpSecret: newTotpSecret(), isTotpVerified: false });
  return show(call, user);
}

function verifyTotp(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  if (!isTotpCode(user.totpSecret ?? "", requiredText(call.fields, "code"), call.instance.now()))
    throw new ApiError(422, "form_code_incorrect", "Incorrect code", "code");
  changeUser(call.instance, user, { isTotpVerified: true });
  return show(call, user);
}

function removeTotp(call: FapiCall): FapiAnswer {
  const { user } = provedLately(call);
  changeUser(call.instance, user, { totpSecret: undefined, isTotpVerified: false, backupCodes: [] });
  return { resource: deletedJson("totp", "totp_1") };
}

function makeBackupCodes(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  const codes = Array.from({ length: 10 }, () => randomBytes(4).toString("hex"));
  changeUser(call.instance, user, { backupCodes: codes });
  const now = call.instance.now();
  return {
    resource: { object: "backup_code", id: newClerkId("idn"), codes, created_at: now, updated_at: now },
  };
}

function show({ instance }: FapiCall, user: User): FapiAnswer {
  const account = encodeURIComponent(user.emails[0]?.address ?? "");
  return {
    resource: {
      object: "totp",
      id: "totp_1",
      verified: user.isTotpVerified ?? false,
      ...(user.isTotpVerified
        ? {}
        : {
            secret: user.totpSecret,
            uri: `otpauth://totp/Nika:${account}?secret=${user.totpSecret}&issuer=Nika`,
          }),
      created_at: instance.now(),
      updated_at: instance.now(),
    },
  };
}
