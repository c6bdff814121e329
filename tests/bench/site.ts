import { createHmac } from "node:crypto";
import { mkdirSync } from "node:fs";
import pg from "pg";
import type { Facts } from "@/lib/emulators/run/facts";
import { startStack } from "@/lib/emulators/run/stack";
import { startBareSite } from "./bare-site";

const folder = ".local/bench/stack";

/** Nika as built for production, with the example organisations, and the bare pages beside it. */
export type Site = {
  web: string;
  bare: string;
  /** Addresses below `web` of pages that show something. */
  paths: Record<"landing" | "organization" | "campaign" | "pay" | "thanks" | "checkForm" | "verify", string>;
  campaignTitle: string;
  certificateNumber: string;
  /** The same for pages of staff, who are signed in. */
  staffPaths: Record<"overview" | "donations" | "donors" | "certificates", string>;
  /** The cookies of the owner, whose token lives a minute from now. */
  signedIn(): Promise<string>;
  stop(): Promise<void>;
};

export async function startSite(): Promise<Site> {
  mkdirSync(folder, { recursive: true });
  const stack = await startStack({ folder, seed: true, ports: "any", given: {} });
  process.once("exit", stack.kill);
  const bare = await startBareSite();
  const { facts, variables } = stack;
  // As lib/tenancy/link-token.ts makes it, with the key of this stack.
  const indexKey = Buffer.from(variables.NIKA_INDEX_KEY!, "base64");
  const linkToken = (id: string) => createHmac("sha256", indexKey).update(`link:${id}`).digest("base64url");
  const shown = await findShown(facts);
  const signedIn = await signIn(facts, shown.organization);
  const giving = `/give/${shown.organization}/${shown.campaign}`;
  return {
    web: facts.web,
    bare: bare.url,
    paths: {
      landing: "/",
      organization: `/give/${shown.organization}`,
      campaign: giving,
      pay: `${giving}/pay/${linkToken(shown.open_link)}`,
      thanks: `${giving}/thanks/${linkToken(shown.paid_link)}`,
      checkForm: "/verify",
      verify: `/verify/${shown.verify_code}`,
    },
    campaignTitle: shown.title,
    certificateNumber: shown.number,
    staffPaths: {
      overview: await overviewOf(`${facts.web}/${shown.organization}`, await signedIn()),
      donations: `/${shown.organization}/donations`,
      donors: `/${shown.organization}/donors`,
      certificates: `/${shown.organization}/certificates`,
    },
    signedIn,
    async stop() {
      await bare.stop();
      await stack.stop();
    },
  };
}

type Shown = Record<
  "organization" | "campaign" | "title" | "open_link" | "paid_link" | "verify_code" | "number",
  string
>;

/** What the first example organisation has to show: a gift still to be paid, one that was, a certificate. */
async function findShown(facts: Facts): Promise<Shown> {
  const { slug } = facts.organizations[0]!;
  const owner = new pg.Client(facts.database.owner);
  await owner.connect();
  const link = (status: string) => `(select l.id from access_links l join donations d on d.id = l.subject_id
    where l.purpose = 'checkout' and l.expires_at > now() + interval '1 hour' and d.campaign_id = c.id and d.status = '${status}' limit 1)`;
  const { rows } = await owner.query<Shown>(
    `with shown as (select o.slug as organization, c.slug as campaign, c.title, ${link("pending")} as open_link,
         ${link("completed")} as paid_link, t.verify_code, t.number
       from organizations o join campaigns c on c.organization_id = o.id
       join lateral (select verify_code, number from tax_certificates where organization_id = o.id and status = 'issued' limit 1) t on true
       where o.slug = $1)
     select * from shown where open_link is not null and paid_link is not null limit 1`,
    [slug],
  );
  await owner.end();
  if (!rows[0])
    throw new Error(`The example data is too old to show anything: remove ${folder} and start again.`);
  return rows[0];
}

/** The workspace leads to the reader's own overview. */
async function overviewOf(workspace: string, cookie: string): Promise<string> {
  const headers = { cookie, accept: "text/html" };
  const { status, headers: answered } = await fetch(workspace, { headers, redirect: "manual" });
  const path = new URL(answered.get("location") ?? "/", workspace).pathname;
  if (!path.includes("/dashboard/")) throw new Error(`the owner is not let in: ${status}, ${path}`);
  return path;
}

/** Signs the owner in as a browser does, and returns what makes cookies with a fresh token. */
async function signIn(facts: Facts, organization: string): Promise<() => Promise<string>> {
  const account = facts.accounts.find((one) => one.organization === organization && one.role === "owner")!;
  let client = "";
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await fetch(`${facts.emulators.clerk}/fapi/v1/client${path}`, {
      method: "POST",
      headers: { origin: facts.web, cookie: client },
      body: new URLSearchParams(fields),
    });
    client =
      answer.headers
        .getSetCookie()
        .find((one) => one.startsWith("__client="))
        ?.split(";")[0] ?? client;
    return answer.json();
  };
  const signedIn = await post("/sign_ins", { identifier: account.email, password: account.password });
  const sessionId: string = signedIn.client.sessions[0].id;
  const since = Math.floor(Date.now() / 1000);
  return async () => {
    const { jwt } = await post(`/sessions/${sessionId}/tokens`, {});
    return `__session=${jwt}; __client_uat=${since}; __clerk_db_jwt=dvb_${client.split("=")[1]}`;
  };
}
