/** Something one can jump to; `end` stands at the end of its line. */
export type Spot = { id: string; href: string; label: string; end: string };

/** What a search found. */
export type Found = Record<"donors" | "donations" | "certificates", Spot[]>;
export type JumpAnswer = ({ ok: true } & Found) | { ok: false; reason: "session-expired" | "unreachable" };
