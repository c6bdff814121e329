import type { Entrance } from "@/lib/db/transaction";
import type { Actor } from "@/lib/tenancy/actor";
import { entranceOf } from "@/lib/tenancy/entrance";
import { type Fixture, tokenIn } from "./populate";
import type { ActorName } from "./read-answers";
import type { World } from "./rows";

/** Somebody at a door: which login, what they say first, and what the answers call them; null is refused everything. */
export type Person = {
  name: string;
  actor: ActorName | null;
  login: "web" | "worker";
  place: World;
  /** The organisation that is not theirs. */
  elsewhere: World;
  entrance: Entrance[];
};

const switchable = ["app_member", "app_limited", "app_donor", "app_visitor", "app_inbox", "app_operator"];

/** Everybody the matrix tries: each actor in each organisation, takers of a role who never entered, and forgers who move their context. */
export function peopleOf(fixture: Fixture): Person[] {
  const { a, b, people } = fixture;
  const placed = [
    [a, b],
    [b, a],
  ] as const;
  return [
    ...placed.flatMap(([place, elsewhere]) =>
      insiders(place, fixture).map(([actor, who]) => entering(actor, who, place, elsewhere)),
    ),
    entering("clerk-inbox", { kind: "inbox", organizationId: null }, a, b),
    entering("installation", { kind: "system", organizationId: null }, a, b),
    entering("operator", { kind: "operator", clerkId: people.operator }, a, b),
    entering("user", { kind: "user", clerkId: people.guest }, a, b),
    entering("public", { kind: "public" }, a, b),
    { name: "nobody", actor: "nobody", login: "web", place: a, elsewhere: b, entrance: [] },
    { name: "the worker's bare login", actor: null, login: "worker", place: a, elsewhere: b, entrance: [] },
    ...switchable.map((role) => taker(role, "web", a, b)),
    taker("app_system", "worker", a, b),
    ...strangers(fixture).map(([name, who]) => ({ ...entering("public", who, a, b), actor: null, name })),
    ...insiders(a, fixture).flatMap(([actor, who]) => forgers(actor, who, a, b)),
  ];
}

function insiders(place: World, { people }: Fixture): [ActorName, Actor][] {
  const organizationId = place.organizationId;
  return [
    ["member", { kind: "member", clerkId: people.colleague, organizationSlug: place.slug }],
    ["limited", { kind: "member", clerkId: people.limited, organizationSlug: place.slug }],
    ["donor", { kind: "donor", clerkId: people.donor, organizationId }],
    ["visitor", { kind: "visitor", organizationSlug: place.slug }],
    ["bearer", { kind: "bearer", token: tokenIn(place) }],
    ["inbox", { kind: "inbox", organizationId }],
    ["system", { kind: "system", organizationId }],
  ];
}

/** Who asks to be let in, and must not be. */
function strangers({ a, people }: Fixture): [string, Actor][] {
  const organizationSlug = a.slug;
  return [
    ["a guest as member", { kind: "member", clerkId: people.guest, organizationSlug }],
    ["a former colleague as member", { kind: "member", clerkId: people.former, organizationSlug }],
    ["a guest as donor", { kind: "donor", clerkId: people.guest, organizationId: a.organizationId }],
    ["a colleague as operator", { kind: "operator", clerkId: people.colleague }],
    ["a bearer of nothing", { kind: "bearer", token: "token-of-nothing" }],
    ["a visitor of nowhere", { kind: "visitor", organizationSlug: "nowhere" }],
  ];
}

const loginOf = (actor: Actor): Person["login"] => (actor.kind === "system" ? "worker" : "web");

function entering(actor: ActorName, who: Actor, place: World, elsewhere: World): Person {
  const name =
    "organizationId" in who || "organizationSlug" in who || "token" in who
      ? `${actor} of ${place.slug}`
      : actor;
  return { name, actor, login: loginOf(who), place, elsewhere, entrance: [entranceOf(who)] };
}

function taker(role: string, login: Person["login"], place: World, elsewhere: World): Person {
  const entrance = [{ text: "select set_config('role', $1, true)", values: [role] }];
  return { name: `who takes ${role} without entering`, actor: null, login, place, elsewhere, entrance };
}

/** Entered in one organisation, then moved to the other by hand; and entered as one kind of actor, then taking another's role. */
function forgers(actor: ActorName, who: Actor, place: World, elsewhere: World): Person[] {
  const moved = {
    text: "select set_config('app.current_org_id', $1, true)",
    values: [elsewhere.organizationId],
  };
  const common = { actor: null, login: loginOf(who), place: elsewhere, elsewhere: place };
  const forger = { ...common, name: `${actor} who moved by set_config`, entrance: [entranceOf(who), moved] };
  const own = { visitor: "app_visitor", limited: "app_limited" }[actor as string];
  if (!own) return [forger];
  const disguised = switchable
    .filter((role) => role !== own)
    .map((role) => ({
      ...common,
      name: `${actor} who took ${role}`,
      place,
      elsewhere,
      entrance: [entranceOf(who), { text: "select set_config('role', $1, true)", values: [role] }],
    }));
  return [forger, ...disguised];
}
