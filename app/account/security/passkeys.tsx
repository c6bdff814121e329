"use client";

import { useUser } from "@clerk/nextjs";
import type { FaultWords } from "@/app/(auth)/_parts/fault";
import { useOffers } from "@/app/(auth)/_parts/use-offers";
import { useChange } from "@/app/account/use-change";
import type account from "@/lib/messages/en/account.json";
import { Glyph } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";

type Props = { words: (typeof account)["passkeys"]; faults: FaultWords };

/** The person's passkeys, where the Clerk instance offers them. */
export function Passkeys({ words, faults }: Props) {
  const { user } = useUser();
  const { passkey } = useOffers();
  const { fault, change } = useChange(faults);
  if (!user || (!passkey && user.passkeys.length === 0)) return null;
  return (
    <Card title={words.title}>
      <div className="stack g-4">
        <p className="soft">{words.lead}</p>
        {fault && (
          <p className="error" role="alert">
            <Glyph name="circle-alert" />
            {fault.message}
          </p>
        )}
        {user.passkeys.map((one) => (
          <p key={one.id} className="row between">
            <span>{one.name ?? words.unnamed}</span>
            <button
              type="button"
              className="btn sm"
              onClick={() => change(() => one.delete().then(() => user.reload()))}
            >
              {words.remove}
            </button>
          </p>
        ))}
        <p>
          <button
            type="button"
            className="btn"
            onClick={() => change(() => user.createPasskey().then(() => user.reload()))}
          >
            <Glyph name="key-round" />
            {words.add}
          </button>
        </p>
      </div>
    </Card>
  );
}
