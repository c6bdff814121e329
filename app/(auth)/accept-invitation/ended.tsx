import type auth from "@/lib/messages/en/auth.json";
import { Note } from "@/lib/ui/note";
import type { Ending } from "./ending-of";

/** Why an invitation leads nowhere, and where to go on. */
export function Ended({ why, words }: { why: Ending; words: (typeof auth)["invitation"] }) {
  return (
    <>
      <div role="alert">
        <Note icon="triangle-alert" tone="amber">
          {words[why]}
        </Note>
      </div>
      <p>{why === "accepted" ? <a href="/sign-in">{words.signIn}</a> : <a href="/">{words.home}</a>}</p>
    </>
  );
}
