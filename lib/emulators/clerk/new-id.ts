import { randomInt } from "node:crypto";

type Prefix =
  | "user"
  | "idn"
  | "passkey"
  | "org"
  | "orgmem"
  | "orginv"
  | "sit"
  | "client"
  | "sess"
  | "sia"
  | "sua"
  | "msg"
  | "trace";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** An id shaped like Clerk's: `user_` and 27 letters and digits. */
export function newClerkId(prefix: Prefix): string {
  return `${prefix}_${Array.from({ length: 27 }, () => letters[randomInt(letters.length)]).join("")}`;
}
