"use client";

import { useClerk, useUser } from "@clerk/nextjs";
import { useEffect, useState } from "react";
import { sentenceOf } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import { Note } from "@/lib/ui/note";
import { type InvitationWords, joined } from "./by-ticket";
import { Ended } from "./ended";
import { type Ending, endingOf } from "./ending-of";

type Props = { invitationId: string | null; words: InvitationWords };
type User = NonNullable<ReturnType<typeof useUser>["user"]>;
type Mine = Awaited<ReturnType<User["getOrganizationInvitations"]>>["data"][number];
type Found = { is: "mine"; invitation: Mine } | { is: "ended"; why: Ending } | { is: "not-mine" };

/** For whoever is signed in: joins as themselves where the invitation is theirs, and says so where it is not. */
export function ByAccount({ invitationId, words }: Props) {
  const { user } = useUser();
  const { signOut } = useClerk();
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { invitation: t, faults } = words;
  const email = user?.primaryEmailAddress?.emailAddress ?? "";

  useEffect(() => {
    if (!user) return;
    look(user, invitationId).then(setFound, (error) => setFault(sentenceOf(error, faults).message));
  }, [user, invitationId, faults]);

  async function join(invitation: Mine) {
    try {
      await invitation.accept();
      leaveTo(joined);
    } catch (error) {
      const why = endingOf(error);
      if (why) setFound({ is: "ended", why });
      else setFault(sentenceOf(error, faults).message);
    }
  }

  if (found?.is === "ended") return <Ended why={found.why} words={t} />;
  const problem = fault ? { field: null, message: fault } : null;
  if (found?.is === "mine") {
    const { name } = found.invitation.publicOrganizationData;
    return (
      <>
        <p className="soft">
          {t.invitedTo.replace("{organization}", name)} {t.signedInAs.replace("{email}", email)}
        </p>
        <Form fault={problem} submit={() => join(found.invitation)}>
          {(isBusy) => (
            <SubmitButton label={t.joinNamed.replace("{organization}", name)} busy={t.busy} isBusy={isBusy} />
          )}
        </Form>
      </>
    );
  }
  if (found?.is === "not-mine")
    return (
      <>
        <div role="alert">
          <Note icon="triangle-alert" tone="amber">
            {t.wrongAccount.replace("{email}", email)}
          </Note>
        </div>
        <Form
          fault={problem}
          submit={() =>
            signOut(() => window.location.reload()).catch((error) =>
              setFault(sentenceOf(error, faults).message),
            )
          }
        >
          {(isBusy) => <SubmitButton label={t.signOut} busy={t.busy} isBusy={isBusy} />}
        </Form>
        <p>
          <a href="/dashboard">{t.stay.replace("{email}", email)}</a>
        </p>
      </>
    );
  return (
    <p className="soft" role="status">
      {fault ?? t.busy}
    </p>
  );
}

async function look(user: User, invitationId: string | null): Promise<Found> {
  for (const status of ["pending", "accepted", "revoked", "expired"] as const) {
    const { data } = await user.getOrganizationInvitations({ status, pageSize: 100 });
    const invitation = data.find(({ id }) => id === invitationId);
    if (!invitation) continue;
    return status === "pending" ? { is: "mine", invitation } : { is: "ended", why: status };
  }
  return { is: "not-mine" };
}
