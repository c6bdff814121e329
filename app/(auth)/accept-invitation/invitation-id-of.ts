/**
 * The invitation that Clerk's ticket names, or null. Not verified here: it only picks one from the person's own
 * invitations, which Clerk gives to nobody else.
 */
export function invitationIdOf(ticket: string): string | null {
  try {
    const payload = ticket.split(".")[1] ?? "";
    const { sid } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof sid === "string" ? sid : null;
  } catch {
    return null;
  }
}
