"use client";

import { useEffect, useState } from "react";
import { loadClerk } from "@/app/_session/load-clerk";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";
import type auth from "@/lib/messages/en/auth.json";
import { Note } from "@/lib/ui/note";

const patienceSeconds = 15;

/** Ends every session of this browser, then leads home; says so where that did not happen. */
export function SignOut({ words }: { words: (typeof auth)["signOut"] }) {
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    endSession().then(
      () => leaveTo("/"),
      () => setFailed(true),
    );
  }, []);
  if (!hasFailed) return <p className="soft">{words.lead}</p>;
  return (
    <>
      <div role="alert">
        <Note icon="triangle-alert" tone="amber">
          {words.failed}
        </Note>
      </div>
      <button type="button" className="btn primary lg wide" onClick={() => window.location.reload()}>
        {words.again}
      </button>
    </>
  );
}

/** Without its service Clerk's script tries for a while, then acts as if nobody were signed in. */
async function endSession(): Promise<void> {
  const tooLong = new Promise<never>((_, fail) =>
    setTimeout(() => fail(new Error("Clerk did not answer in time.")), patienceSeconds * 1_000),
  );
  const isSignedIn = /(?:^|; )__client_uat[^=]*=[1-9]/.test(document.cookie);
  const clerk = await Promise.race([loadClerk(), tooLong]);
  if (isSignedIn && !clerk.session)
    throw new Error("Clerk's script found no session, though its cookie named one.");
  await Promise.race([clerk.signOut(), tooLong]);
}
