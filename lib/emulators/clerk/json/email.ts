import { verificationJson } from "@/lib/emulators/clerk/json/verification";
import type { Email } from "@/lib/emulators/clerk/state";

export const emailJson = (email: Email) => ({
  id: email.id,
  object: "email_address",
  email_address: email.address,
  reserved: false,
  verification: email.unproved === undefined ? proved(email) : verificationJson(email.unproved),
  linked_to: [],
  matches_sso_connection: false,
  created_at: email.createdAt,
  updated_at: email.createdAt,
});

const proved = ({ createdAt }: Email) =>
  verificationJson({
    status: "verified",
    strategy: "email_code",
    attempts: 1,
    expireAt: createdAt + 600_000,
  });
