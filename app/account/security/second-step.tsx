"use client";

import { useUser } from "@clerk/nextjs";
import { useState } from "react";
import type { FaultWords } from "@/app/(auth)/_parts/fault";
import { useOffers } from "@/app/(auth)/_parts/use-offers";
import { AuthenticatorSetup } from "@/app/account/security/authenticator-setup";
import { BackupCodes } from "@/app/account/security/backup-codes";
import { useChange } from "@/app/account/use-change";
import type account from "@/lib/messages/en/account.json";
import { Glyph } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";

type Props = { words: (typeof account)["secondStep"]; faults: FaultWords };

/** The authenticator and its backup codes, where the Clerk instance offers them. */
export function SecondStep({ words, faults }: Props) {
  const { user } = useUser();
  const { totp, backupCode } = useOffers();
  const [isSettingUp, setSettingUp] = useState(false);
  const { fault, change } = useChange(faults);
  if (!user || (!totp && !user.totpEnabled)) return null;
  return (
    <Card title={words.title}>
      <div className="stack g-4">
        <p className="soft">{user.totpEnabled ? words.on : words.off}</p>
        {fault && (
          <p className="error" role="alert">
            <Glyph name="circle-alert" />
            {fault.message}
          </p>
        )}
        {isSettingUp && <AuthenticatorSetup words={words} faults={faults} done={() => setSettingUp(false)} />}
        {user.totpEnabled && backupCode && <BackupCodes words={words} faults={faults} />}
        {!isSettingUp && (
          <p>
            {user.totpEnabled ? (
              <button
                type="button"
                className="btn"
                onClick={() => change(() => user.disableTOTP().then(() => user.reload()))}
              >
                {words.remove}
              </button>
            ) : (
              <button type="button" className="btn primary" onClick={() => setSettingUp(true)}>
                {words.setUp}
              </button>
            )}
          </p>
        )}
      </div>
    </Card>
  );
}
