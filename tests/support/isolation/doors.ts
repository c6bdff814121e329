import { newId } from "@/lib/new-id";
import type { Actor } from "@/lib/tenancy/actor";
import { entranceOf } from "@/lib/tenancy/entrance";
import { openBench, type Statement } from "./bench";
import { atCommit, mirroring } from "./doors-of-writers";
import type { Person } from "./people";
import { type Fixture, tokenIn } from "./populate";

export type Door = { name: string; who: Actor; statement: Statement; answer: unknown };

/** What each function that crosses or precedes an organisation answers; a difference is a sentence. */
export async function doorDifferences(
  urls: { owner: string; web: string; worker: string },
  fixture: Fixture,
): Promise<string[]> {
  const bench = await openBench(urls);
  const differences: string[] = [];
  try {
    for (const { name, who, statement, answer } of doors(fixture)) {
      const login = who.kind === "system" ? "worker" : "web";
      const person: Person = {
        name,
        actor: null,
        login,
        place: fixture.a,
        elsewhere: fixture.b,
        entrance: [],
      };
      // The entrance itself is the statement where nothing is asked beyond it.
      if (statement !== entrance(who)) person.entrance = [entranceOf(who)];
      const outcome = await bench.attempt(person, statement, "rollback");
      const got = outcome.code ?? outcome.rows.map((row) => row.answer);
      if (JSON.stringify(got) !== JSON.stringify(answer))
        differences.push(
          `${name}: should answer ${JSON.stringify(answer)}, but answered ${JSON.stringify(got)} ${outcome.message}`,
        );
    }
  } finally {
    await bench.close();
  }
  return differences;
}

const entrances = new Map<Actor, Statement>();

/** The entrance, answering with what it found. */
function entrance(who: Actor): Statement {
  const found = entrances.get(who);
  if (found) return found;
  const { text, values } = entranceOf(who);
  const facts =
    "(select to_jsonb(x) - array['membership_id', 'link_id', 'email'] from (select me.*) x) as answer";
  const statement = { text: text.replace("me.*", facts), values };
  entrances.set(who, statement);
  return statement;
}

function doors(fixture: Fixture): Door[] {
  return [...entering(fixture), ...asking(fixture), ...mirroring(fixture), ...atCommit(fixture)];
}

const here = (place: Fixture["a"]) => ({
  organization_id: place.organizationId,
  organization_name: place.slug,
  organization_slug: place.slug,
});

function entering({ a, people }: Fixture): Door[] {
  const door = (who: Actor, answer: Record<string, unknown>): Door => ({
    name: `entering as ${who.kind}`,
    who,
    statement: entrance(who),
    answer: [
      Object.fromEntries(Object.entries(answer).sort(([x], [y]) => x.length - y.length || (x < y ? -1 : 1))),
    ],
  });
  const user = { user_id: a.ids.colleagueUser, last_name: null, first_name: null };
  return [
    door(
      { kind: "member", clerkId: people.colleague, organizationSlug: a.slug },
      {
        ...here(a),
        ...user,
        role_key: "owner",
        role_name: "Owner",
        is_limited: false,
        permission_keys: ["donations:view", "team:manage"],
        organization_status: "active",
      },
    ),
    door(
      { kind: "member", clerkId: people.limited, organizationSlug: a.slug },
      {
        ...here(a),
        ...user,
        user_id: a.ids.limitedUser,
        role_key: "owner",
        role_name: "Owner",
        is_limited: true,
        permission_keys: ["donations:view"],
        organization_status: "active",
      },
    ),
    door(
      { kind: "donor", clerkId: people.donor, organizationId: a.organizationId },
      { ...here(a), user_id: a.ids.donorUser },
    ),
    door({ kind: "user", clerkId: people.colleague }, { ...user, is_operator: false }),
    door(
      { kind: "user", clerkId: people.operator },
      { ...user, user_id: a.ids.operatorUser, is_operator: true },
    ),
    door({ kind: "operator", clerkId: people.operator }, { ...user, user_id: a.ids.operatorUser }),
    door({ kind: "visitor", organizationSlug: a.slug }, here(a)),
    door(
      { kind: "bearer", token: tokenIn(a) },
      { ...here(a), purpose: "checkout", subject_id: a.ids.donation },
    ),
    door({ kind: "inbox", organizationId: a.organizationId }, { organization_id: a.organizationId }),
    door({ kind: "system", organizationId: a.organizationId }, { organization_id: a.organizationId }),
  ];
}

function asking({ a, b, people }: Fixture): Door[] {
  const ask = (who: Actor, text: string, answer: unknown[], values: unknown[] = []): Door => ({
    name: text,
    who,
    statement: { text, values },
    answer,
  });
  const anybody: Actor = { kind: "public" };
  const donor: Actor = { kind: "user", clerkId: people.donor };
  const both = [a, b].map((place) => place.organizationId).sort();
  return [
    ask(
      { kind: "user", clerkId: people.guest },
      "select app.current_slug($1) as answer",
      [a.slug],
      [`old-${a.slug}`],
    ),
    ask(
      donor,
      "select organization_id as answer from app.my_organizations() where is_donor order by 1",
      both,
    ),
    ask(
      { kind: "user", clerkId: people.colleague },
      "select organization_id as answer from app.my_organizations() where is_member and status = 'active' order by 1",
      both,
    ),
    ask(
      { kind: "user", clerkId: people.former },
      "select organization_id as answer from app.my_organizations()",
      [],
    ),
    ask(
      { kind: "user", clerkId: people.newcomer },
      "select concat_ws(' ', name, status) as answer from app.my_closed_doors() order by 1",
      [`${b.slug} waiting`, `${a.slug} waiting`],
    ),
    ask({ kind: "user", clerkId: people.colleague }, "select name as answer from app.my_closed_doors()", []),
    ask(
      { kind: "system", organizationId: null },
      "select count(*)::int as answer from app.due_organizations()",
      [3],
    ),
    ask(
      { kind: "member", clerkId: people.colleague, organizationSlug: "suspended" },
      "update organizations set status = 'active' returning id as answer",
      [],
    ),
    ask(anybody, "select app.suspended_organization($1) as answer", ["suspended"], ["suspended"]),
    ask(anybody, "select app.suspended_organization($1) as answer", [null], [a.slug]),
    ask(anybody, "select sum(organizations)::int as answer from app.broken_invariants()", [2]),
    ask(
      anybody,
      "select concat_ws(' ', number, registered_name, pbo_number, status, tax_years::text) as answer from app.verify_certificate($1)",
      ["2027-000001 Ukukhanya Literacy Trust 930012345 issued {2027}"],
      [`code-of-${a.slug}`],
    ),
    ask(
      anybody,
      "select concat_ws(' ', number, organization_email, status, ended_at is not null) as answer from app.verify_certificate($1)",
      [`2027-000002 hello@${a.slug}.example.org voided t`],
      [`voided-code-of-${a.slug}`],
    ),
    ask(anybody, "select number as answer from app.verify_certificate('guessed')", []),
    ask(
      donor,
      "select organization_id as answer from app.request_donor_proof('lerato@example.org', $1, $2, 'hash', '1 hour')",
      [b.organizationId],
      [`GV${b.slug}`, newId()],
    ),
    ask(
      donor,
      "select organization_id as answer from app.request_donor_proof('pieter@example.org', $1, $2, 'hash', '1 hour')",
      [],
      [`GV${b.slug}`, newId()],
    ),
    ask(
      donor,
      `select app.create_organization($1, 'new-trust', 'New trust', $2, '[{"id": "00000000-0000-0000-0000-000000000001", "key": "owner", "name": "Owner", "permissions": ["donations:view"]}]') as answer`,
      ["made"],
      [newId(), newId()],
    ),
    ask(
      donor,
      "select app.create_organization($1, $2, 'New trust', $1, '[]') as answer",
      ["slug-taken"],
      [newId(), `old-${a.slug}`],
    ),
    ask(
      anybody,
      "select app.create_organization($1, 'new-trust', 'New trust', $1, '[]') as answer",
      "42501" as never,
      [newId()],
    ),
  ];
}
