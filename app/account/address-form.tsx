"use client";

import { useUser } from "@clerk/nextjs";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CodeStep } from "@/app/(auth)/_parts/code-step";
import { type Fault, type FaultWords, firstMissing, sentenceOf, typed } from "@/app/(auth)/_parts/fault";
import { Form } from "@/app/(auth)/_parts/form";
import { EmailField } from "@/app/(auth)/_parts/person-fields";
import { SubmitButton } from "@/app/(auth)/_parts/submit-button";
import { noteChange } from "@/app/account/actions";
import { useProven } from "@/app/account/use-proven";
import type account from "@/lib/messages/en/account.json";

type Props = { words: (typeof account)["address"]; faults: FaultWords };
type User = NonNullable<ReturnType<typeof useUser>["user"]>;
type Address = Awaited<ReturnType<User["createEmailAddress"]>>;

/** Another address to sign in with: it takes the old one's place once its code has come back. */
export function AddressForm({ words, faults }: Props) {
  const { user } = useUser();
  const router = useRouter();
  const proven = useProven();
  const [step, setStep] = useState<"closed" | "typing" | Address>("closed");
  const [fault, setFault] = useState<Fault | null>(null);
  const [isDone, setDone] = useState(false);

  async function submit(form: FormData) {
    const missing = firstMissing(form, ["email"], faults);
    setFault(missing);
    if (missing) return;
    try {
      const address = await proven(() => begin(user!, typed(form, "email").trim()));
      if (address.verification.status === "verified") setFault(await finish(address, ""));
      else setStep(address);
    } catch (error) {
      setFault(sentenceOf(error, faults));
    }
  }

  async function finish(address: Address, code: string): Promise<Fault | null> {
    try {
      await takeOver(user!, address, code);
    } catch (error) {
      return { ...sentenceOf(error, faults), field: "code" };
    }
    // Told by Clerk's webhook as well, which may take a moment.
    await noteChange().catch(() => {});
    setStep("closed");
    setDone(true);
    router.refresh();
    return null;
  }

  const change = (label: string, to: typeof step) => (
    <button type="button" className={to === "closed" ? "link" : "btn"} onClick={() => open(to)}>
      {label}
    </button>
  );
  function open(to: typeof step) {
    setFault(null);
    setDone(false);
    setStep(to);
  }

  if (step === "closed")
    return (
      <>
        <p>{change(words.change, "typing")}</p>
        <p className="t-sm soft" role="status">
          {isDone ? words.saved : ""}
        </p>
      </>
    );
  if (step === "typing")
    return (
      <Form fault={fault} submit={submit}>
        {(isBusy) => (
          <>
            <EmailField
              label={words.next}
              help={words.help}
              errorOf={(field) => (fault?.field === field ? fault.message : undefined)}
              autoComplete="email"
            />
            <SubmitButton label={words.submit} busy={words.busy} isBusy={isBusy || !user} />
            <p className="t-sm">{change(words.cancel, "closed")}</p>
          </>
        )}
      </Form>
    );
  return (
    <CodeStep
      lead={<p className="soft">{words.codeLead.replace("{email}", step.emailAddress)}</p>}
      words={words}
      faults={faults}
      verify={(code) => finish(step, code)}
      resend={async () => {
        try {
          await step.prepareVerification({ strategy: "email_code" });
          return null;
        } catch (error) {
          return sentenceOf(error, faults);
        }
      }}
    >
      {change(words.cancel, "closed")}
    </CodeStep>
  );
}

/** One that was begun before is gone on with, from where it stopped. */
async function begin(user: User, email: string): Promise<Address> {
  const known = user.emailAddresses.find(({ emailAddress }) => emailAddress === email.toLowerCase());
  const address = known ?? (await user.createEmailAddress({ email }));
  if (address.verification.status !== "verified")
    await address.prepareVerification({ strategy: "email_code" });
  return address;
}

async function takeOver(user: User, address: Address, code: string): Promise<void> {
  if (address.verification.status !== "verified") await address.attemptVerification({ code });
  const former = user.primaryEmailAddress;
  await user.update({ primaryEmailAddressId: address.id });
  if (former && former.id !== address.id) await former.destroy();
  await user.reload();
}
