import type { ActivityScreen } from "@/app/[orgId]/activity/activity";
import { type Asked, addressOf, filterIn, placeIn } from "@/app/[orgId]/activity/asked";
import { placeOfSubject } from "@/app/[orgId]/activity/place-of-subject";
import { subjectsOf } from "@/app/[orgId]/activity/subjects-of";
import { inWords } from "@/app/[orgId]/event-words";
import { listActivity } from "@/lib/audit/activity";
import type { Member } from "@/lib/tenancy/actor";
import { listColleagues } from "@/lib/tenancy/list-colleagues";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** A page of acts in words, each with where its subject is. */
export async function loadActivity(member: Member, asked: Asked): Promise<ActivityScreen> {
  const { organizationId, organizationSlug, permissions } = member;
  const filter = filterIn(asked);
  return withTenant(member, async (tx) => {
    const { events, hasNewer, hasOlder } = await listActivity(tx, organizationId, filter, placeIn(asked));
    const about = await subjectsOf(tx, organizationId, events);
    const told = await inWords(events, about, member);
    const to = (place: object) => addressOf(organizationSlug, filter, place);
    return {
      organizationSlug,
      filter,
      colleagues: await listColleagues(tx, organizationId),
      acts: told.map((act, index) => {
        const event = events[index]!;
        const isPerson = people.includes(event.actorKind);
        return { ...act, who: isPerson ? act.who : null, href: placeOfSubject(member, event) };
      }),
      newerHref: hasNewer && events[0] ? to({ newer: events[0].id }) : null,
      olderHref: hasOlder && events.length > 0 ? to({ older: events.at(-1)!.id }) : null,
      exportHref: permissions.has("audit:export") ? addressOf(organizationSlug, filter, {}, "/export") : null,
    };
  });
}

/** Everybody else is a machine, though its act be about somebody. */
const people = ["member", "donor", "visitor", "bearer"];
