"use client";

import { useSession, useUser } from "@clerk/nextjs";
import { useEffect, useState } from "react";
import { type FaultWords, sentenceOf } from "@/app/(auth)/_parts/fault";
import type account from "@/lib/messages/en/account.json";
import { Glyph } from "@/lib/ui/glyph";

type Props = { words: (typeof account)["devices"]; faults: FaultWords };
type Device = Awaited<ReturnType<NonNullable<ReturnType<typeof useUser>["user"]>["getSessions"]>>[number];

const instant = new Intl.DateTimeFormat("en-ZA", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Africa/Johannesburg",
});

/** Where the person is signed in; any other place can be signed out from here. */
export function Devices({ words, faults }: Props) {
  const { user } = useUser();
  const { session } = useSession();
  const [devices, setDevices] = useState<Device[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  useEffect(() => {
    user?.getSessions().then(setDevices, (error) => setFault(sentenceOf(error, faults).message));
  }, [user, faults]);

  async function signOut(device: Device) {
    setLeaving(device.id);
    setFault(null);
    try {
      await device.revoke();
      setDevices((all) => all?.filter(({ id }) => id !== device.id) ?? null);
    } catch (error) {
      setFault(sentenceOf(error, faults).message);
    }
    setLeaving(null);
  }

  return (
    <>
      <div role="status">
        {(fault || !devices) && (
          <p className={fault ? "error body" : "soft body"}>
            {fault && <Glyph name="circle-alert" />}
            {fault ?? words.busy}
          </p>
        )}
      </div>
      <ul className="rows">
        {devices?.map((device) => {
          const { browserName, deviceType, city } = device.latestActivity ?? {};
          const name = [browserName, deviceType].filter(Boolean).join(" · ") || words.unknown;
          return (
            <li key={device.id} className="row between">
              <div className="grow">
                <b className="medium">{name}</b>
                <br />
                <span className="soft t-sm">
                  {[city, words.seen.replace("{at}", instant.format(device.lastActiveAt))]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </div>
              {device.id === session?.id ? (
                <span className="badge" data-tone="leaf">
                  {words.here}
                </span>
              ) : (
                <button
                  type="button"
                  className="btn sm"
                  aria-disabled={leaving !== null}
                  aria-label={words.signOutOf.replace("{device}", name)}
                  onClick={() => leaving === null && signOut(device)}
                >
                  {leaving === device.id && <span className="spin" aria-hidden="true" />}
                  {words.signOut}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
