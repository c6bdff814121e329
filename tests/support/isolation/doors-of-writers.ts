import { newId } from "@/lib/new-id";
import type { Actor } from "@/lib/tenancy/actor";
import type { Door } from "./doors";
import { type Fixture, insertion } from "./populate";
import { tenantRows } from "./rows";

/** What the mirror of Clerk answers, and to whom. */
export function mirroring({ a, b, people }: Fixture): Door[] {
  const clerk: Actor = { kind: "inbox", organizationId: null };
  const payfast: Actor = { kind: "inbox", organizationId: a.organizationId };
  const mirror = (who: Actor, text: string, values: unknown[], answer: unknown): Door => ({
    name: `${text} as ${who === clerk ? "Clerk" : "PayFast"}'s inbox`,
    who,
    statement: { text: `select ${text} as answer`, values },
    answer,
  });
  const user = "app.mirror_user($1, $2, 'new@example.org', 'New', 'Name', now(), false)";
  const organization = "app.mirror_organization($1, null, 'New name', now(), false)";
  const session = "app.mirror_session($1, now())";
  const membership = "app.mirror_membership($1, $2, $3, $4, now(), false)";
  const joining = "(select outcome from app.take_up_invitation($1, $2, $3, gen_random_uuid()))";
  const newcomer = [`org_${a.slug}`, people.newcomer, a.ids.invitation];
  const stranger = [`org_${b.slug}`, people.newcomer, a.ids.invitation];
  const invitation = "app.mirror_invitation('orginv_1', $1, $2, true, null)";
  return [
    mirror(clerk, user, [newId(), people.guest], [a.ids.guest]),
    mirror(clerk, organization, [`org_${b.slug}`], [b.organizationId]),
    mirror(clerk, membership, [newId(), "orgmem_1", `org_${a.slug}`, people.guest], ["mirrored"]),
    mirror(clerk, joining, newcomer, ["joined"]),
    mirror(clerk, joining, stranger, ["waiting"]),
    mirror(payfast, joining, newcomer, "42501"),
    mirror(clerk, invitation, [`org_${a.slug}`, a.ids.invitation], ["mirrored"]),
    mirror(clerk, invitation, [`org_${b.slug}`, a.ids.invitation], ["unknown"]),
    mirror(payfast, invitation, [`org_${a.slug}`, a.ids.invitation], "42501"),
    mirror(clerk, session, [people.colleague], [3]),
    mirror(payfast, session, [people.colleague], "42501"),
    mirror(payfast, user, [newId(), people.guest], "42501"),
    mirror(payfast, organization, [`org_${b.slug}`], "42501"),
    mirror(payfast, membership, [newId(), "orgmem_1", `org_${a.slug}`, people.guest], "42501"),
  ];
}

/** What is asked at commit, asked at once: sums of lines, and numbers of certificates. */
export function atCommit({ a, people }: Fixture): Door[] {
  const who: Actor = { kind: "member", clerkId: people.colleague, organizationSlug: a.slug };
  const id = newId();
  const literal = (table: string, row: Record<string, unknown>) => {
    const { text, values } = insertion(table, {
      ...tenantRows[table]!(a),
      ...(row as Record<string, string>),
    });
    return text.replaceAll(/\$(\d+)/g, (_, n) => `'${values[Number(n) - 1]}'`);
  };
  const line = (amount: number) => literal("transaction_lines", { transaction_id: id, amount_cents: amount });
  const number = (n: number) => `update certificate_counters set last_number = ${n} where series = '18A'`;
  const certificate = (n: number) => literal("tax_certificates", { number_sequence: n });
  // Several statements travel as one: a simple query, in the transaction at hand.
  const commit = (name: string, statements: string[], answer: unknown): Door => ({
    name,
    who,
    statement: {
      text: `do $do$ begin ${[...statements, "set constraints all immediate"].join("; ")}; end $do$`,
    },
    answer,
  });
  return [
    commit("lines that sum to zero", [literal("transactions", { id }), line(5), line(-5)], []),
    commit("lines that don't sum to zero", [literal("transactions", { id }), line(5), line(-4)], "23514"),
    commit("a transaction without lines", [literal("transactions", { id })], "23514"),
    commit("the next number on a certificate", [number(3), certificate(3)], []),
    commit("a number that is taken and not used", [number(3)], "23514"),
    commit("a number that is used and not taken", [certificate(4)], "23514"),
    commit("a number taken out of order", [number(4), certificate(4)], "42501"),
  ];
}
