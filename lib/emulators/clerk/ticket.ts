import { ApiError } from "@/lib/emulators/clerk/api-error";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { readJwt, signJwt } from "@/lib/emulators/clerk/jwt";

export type TicketKind = "organization_invitation" | "sign_in_token";

/** A ticket for a link: a signed name of the invitation or sign-in token. */
export function newTicket(instance: Instance, kind: TicketKind, sourceId: string, expiresAt: number): string {
  return signJwt(instance.key, {
    iss: instance.issuer,
    st: kind,
    sid: sourceId,
    exp: Math.floor(expiresAt / 1000),
  });
}

/** What a ticket names; refused when forged or past its time. */
export function readTicket(instance: Instance, ticket: string): { kind: TicketKind; sourceId: string } {
  const claims = readJwt(instance.key, ticket);
  if (!claims) throw new ApiError(400, "ticket_invalid_code", "Ticket is invalid", "ticket");
  if (Number(claims.exp) * 1000 <= instance.now())
    throw new ApiError(400, "ticket_expired_code", "Ticket is expired", "ticket");
  return { kind: claims.st as TicketKind, sourceId: String(claims.sid) };
}
