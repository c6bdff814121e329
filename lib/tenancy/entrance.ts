import type { Entrance } from "@/lib/db/transaction";
import type { Actor } from "./actor";
import { tokenSha256 } from "./link-token";

/** The database's word for an actor: which function lets it in, and as which role. */
export function entranceOf(actor: Actor): Entrance {
  switch (actor.kind) {
    case "member":
      return {
        text: "select me.*, set_config('role', case when me.is_limited then 'app_limited' else 'app_member' end, true) from app.enter_member($1, $2) me",
        values: [actor.clerkId, actor.organizationSlug],
      };
    case "donor":
      return enter("app_donor", "app.enter_donor($1, $2::uuid)", [actor.clerkId, actor.organizationId]);
    case "user":
      return enter("app_visitor", "app.enter_user($1)", [actor.clerkId]);
    case "operator":
      return enter("app_operator", "app.enter_operator($1)", [actor.clerkId]);
    case "visitor":
      return enter("app_visitor", "app.enter_visitor($1)", [actor.organizationSlug]);
    case "public":
      return { text: "select set_config('role', 'app_visitor', true)", values: [] };
    case "bearer":
      return enter("app_visitor", "app.enter_bearer($1)", [tokenSha256(actor.token)]);
    case "inbox":
      return enter("app_inbox", "app.enter_inbox($1::uuid)", [actor.organizationId]);
    case "system":
      return enter("app_system", "app.enter_system($1::uuid)", [actor.organizationId]);
  }
}

const enter = (role: string, entrance: string, values: unknown[]): Entrance => ({
  text: `select me.*, set_config('role', '${role}', true) from ${entrance} me`,
  values,
});
