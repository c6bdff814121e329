import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { stackFacts, stackFolder } from "./stack-facts";

/** Has this browser meet a Clerk instance that offers more: "google", "totp", "membership" … */
export async function offer(context: BrowserContext, ...names: string[]): Promise<void> {
  await context.addCookies([
    { name: "clerk_emulator_offers", value: names.join("."), url: stackFacts().web },
  ]);
}

/** Asks Clerk's Backend API, as its dashboard or another server would. */
export async function askClerk<Answer>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: object,
): Promise<Answer> {
  const { clerkSecretKey } = JSON.parse(readFileSync(join(stackFolder, "secrets.json"), "utf8"));
  const answer = await fetch(`${stackFacts().emulators.clerk}/bapi/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${clerkSecretKey}`, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`Clerk answered ${answer.status} to ${method} ${path}`);
  return answer.json() as Promise<Answer>;
}

/** Somebody with an account and no organisation. */
export async function anAccount(email: string, password: string): Promise<string> {
  const user = await askClerk<{ id: string }>("POST", "/users", {
    email_address: [email],
    password,
    first_name: "Sipho",
    last_name: "Dlamini",
  });
  return user.id;
}

/** The link in the invitation's mail. */
export async function invite(email: string): Promise<{ id: string; link: string; organization: string }> {
  const { clerkId, name } = stackFacts().organizations[0]!;
  const invitation = await askClerk<{ id: string; url: string }>(
    "POST",
    `/organizations/${clerkId}/invitations`,
    {
      email_address: email,
      role: "org:member",
      redirect_url: `${stackFacts().web}/accept-invitation`,
    },
  );
  return { id: invitation.id, link: invitation.url, organization: name };
}

export const revokeInvitation = (id: string) =>
  askClerk("POST", `/organizations/${stackFacts().organizations[0]!.clerkId}/invitations/${id}/revoke`, {});

/** Lets the time of an open invitation run out. */
export const expireInvitation = (id: string) => throwSwitch("invitations/expire", { id });

/** As if the person had signed in so long ago. */
export const ageSession = (email: string, minutes: number) => throwSwitch("sessions/age", { email, minutes });

async function throwSwitch(path: string, body: object): Promise<void> {
  const answer = await fetch(`${stackFacts().emulators.clerk}/emulator/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the stand-in answered ${answer.status}`);
}
