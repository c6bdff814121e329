import type { Passkey } from "@/lib/emulators/clerk/state";

/** `options` is what the browser is to make a key from, while there is none. */
export const passkeyJson = (passkey: Passkey, options?: object) => ({
  object: "passkey",
  id: passkey.id,
  name: "Passkey",
  last_used_at: passkey.lastUsedAt,
  verification: {
    object: "verification",
    status: passkey.publicKey ? "verified" : "unverified",
    strategy: "passkey",
    nonce: options ? JSON.stringify(options) : null,
    attempts: 0,
    expire_at: null,
    verified_at_client: null,
  },
  created_at: passkey.createdAt,
  updated_at: passkey.updatedAt,
});
