import type { Check } from "./scratch";

type Weakening = { name: string; sql: string; tables: string[]; seenBy: Check[] };

const ownRows = `"the organisation's own rows"`;
const linked = `"what the link is about"`;

/** Faults of every kind that a later change could bring, and which check must notice each. */
export const weakenings: Weakening[] = [
  {
    name: "a policy that lost its predicate",
    sql: `alter policy ${ownRows} on donations using (true)`,
    tables: ["donations"],
    seenBy: ["matrix"],
  },
  {
    name: "a policy that checks nothing of what is written",
    sql: `alter policy ${ownRows} on campaigns with check (true)`,
    tables: ["campaigns"],
    seenBy: ["matrix"],
  },
  {
    name: "a policy that is gone",
    sql: `drop policy ${ownRows} on funds`,
    tables: ["funds"],
    seenBy: ["matrix"],
  },
  {
    name: "one more policy, for everything",
    sql: "create policy later on tax_certificates to app_member using (true)",
    tables: ["tax_certificates"],
    seenBy: ["matrix"],
  },
  {
    name: "row-level security not forced",
    sql: "alter table donors no force row level security",
    tables: ["donors"],
    seenBy: ["catalogue"],
  },
  {
    name: "row-level security switched off",
    sql: "alter table payments disable row level security",
    tables: ["payments"],
    seenBy: ["catalogue", "matrix"],
  },
  {
    name: "one more column for visitors",
    sql: "grant select (donor_id) on donations to app_visitor",
    tables: ["donations"],
    seenBy: ["catalogue", "matrix"],
  },
  {
    name: "one more column that the inbox may change",
    sql: "grant update (status) on payfast_notifications to app_inbox",
    tables: ["payfast_notifications"],
    seenBy: ["catalogue", "matrix"],
  },
  {
    name: "removing, granted",
    sql: "grant delete on donations to app_member",
    tables: ["donations"],
    seenBy: ["catalogue", "matrix"],
  },
  {
    name: "TRUNCATE, granted",
    sql: "grant truncate on outgoing_mails to app_system",
    tables: ["outgoing_mails"],
    seenBy: ["catalogue"],
  },
  {
    name: "a grant to everybody",
    sql: "grant select on operators to public",
    tables: ["operators"],
    seenBy: ["catalogue"],
  },
  {
    name: "operators who see donors",
    sql: "grant select on donors to app_operator; create policy support on donors for select to app_operator using ((select app.user_id()) is not null)",
    tables: ["donors"],
    seenBy: ["catalogue", "matrix"],
  },
  {
    name: "app.org() that believes the setting",
    sql: "create or replace function app.org() returns uuid language sql stable security definer set search_path = '' as $$ select current_setting('app.current_org_id')::uuid $$",
    tables: ["donations"],
    seenBy: ["matrix"],
  },
  {
    name: "a seal that is not looked at",
    sql: "create or replace function app.require_seal() returns void language plpgsql stable set search_path = '' as $$ begin end $$",
    tables: ["donations", "organizations"],
    seenBy: ["matrix"],
  },
  {
    name: "a seal that any role may wear",
    sql: "create or replace function app.seal(organization text, member text, clerk text, subject text, acting_as text) returns text language sql stable set search_path = '' as $$ select md5(concat(organization, member, clerk, subject, s.secret::text)) from app.seal_secret s $$",
    tables: ["donations"],
    seenBy: ["matrix"],
  },
  {
    name: "an entrance that asks for no membership",
    sql: `do $do$ begin execute replace(pg_get_functiondef('app.enter_member'::regproc), 'and m.status = ''active''', ''); end $do$`,
    tables: ["donations"],
    seenBy: ["matrix"],
  },
  {
    name: "a link that opens every donation",
    sql: `alter policy ${linked} on donations using (organization_id = (select app.org()))`,
    tables: ["donations"],
    seenBy: ["matrix"],
  },
  {
    name: "a donor who sees other donors",
    sql: `alter policy "a donor's own" on tax_certificates using (organization_id = (select app.org()))`,
    tables: ["tax_certificates"],
    seenBy: ["matrix"],
  },
  {
    name: "a limited colleague who sees every gift",
    sql: `alter policy "gifts to a limited colleague's campaigns" on donations using (organization_id = (select app.org()))`,
    tables: ["donations", "donors"],
    seenBy: ["matrix"],
  },
  {
    name: "a limited colleague who records for any campaign",
    sql: `alter policy "a limited colleague records for their campaigns" on donations with check (organization_id = (select app.org()))`,
    tables: ["donations"],
    seenBy: ["matrix"],
  },
  {
    name: "a limited colleague who sees the organisation's balances",
    sql: `alter policy "none of a limited colleague's" on account_totals using (organization_id = (select app.org()))`,
    tables: ["account_totals"],
    seenBy: ["matrix"],
  },
  {
    name: "an entrance that forgets who is limited",
    sql: `do $do$ begin execute replace(replace(pg_get_functiondef('app.enter_member'::regproc), 'not m.is_limited', 'true'), 'm.is_limited', 'false as is_limited'); end $do$`,
    tables: ["donations"],
    seenBy: ["doors", "matrix"],
  },
  {
    name: "drafts that the world sees",
    sql: `alter policy "what the world may see" on campaigns using (organization_id = (select app.org()))`,
    tables: ["campaigns"],
    seenBy: ["matrix"],
  },
  {
    name: "visitors who say that they paid",
    sql: `drop policy "nothing is paid before PayFast says so" on donations; alter policy "a visitor gives" on donations with check (organization_id = (select app.org()))`,
    tables: ["donations"],
    seenBy: ["matrix"],
  },
  {
    name: "a reference that does not carry the organisation",
    sql: `alter table funds add unique (id); alter table campaigns drop constraint campaigns_organization_id_fund_id_funds_organization_id_id_fk;
      alter table campaigns add foreign key (fund_id) references funds (id)`,
    tables: ["campaigns"],
    seenBy: ["catalogue", "matrix"],
  },
  {
    name: "an organisation that may lose its last owner",
    sql: "drop trigger keep_an_owner on memberships; drop trigger keep_an_owner on user_roles",
    tables: ["memberships"],
    seenBy: ["catalogue"],
  },
  {
    name: "a ledger that may be changed",
    sql: "drop trigger append_only on transaction_lines",
    tables: ["transaction_lines"],
    seenBy: ["catalogue"],
  },
  {
    name: "a ledger that need not balance",
    sql: "drop trigger lines_sum_to_zero on transaction_lines; drop trigger lines_sum_to_zero on transactions",
    tables: ["transaction_lines"],
    seenBy: ["catalogue", "doors"],
  },
  {
    name: "certificates that thaw",
    sql: "alter table tax_certificates disable trigger is_frozen",
    tables: ["tax_certificates"],
    seenBy: ["catalogue"],
  },
  {
    name: "a view that passes by row-level security",
    sql: "create view donors_by_name as select * from donors; grant select on donors_by_name to app_member",
    tables: ["donors"],
    seenBy: ["catalogue"],
  },
  {
    name: "a definer function that looks up names where the caller says",
    sql: "alter function app.verify_certificate reset all",
    tables: ["tax_certificates"],
    seenBy: ["catalogue"],
  },
  {
    name: "a definer function for more callers",
    sql: "grant execute on function app.enter_system to nika_web",
    tables: ["donations"],
    seenBy: ["catalogue"],
  },
  {
    name: "the seal's secret, shown",
    sql: "grant select on app.seal_secret to app_member",
    tables: ["donations"],
    seenBy: ["catalogue"],
  },
  {
    name: "jobs that colleagues read",
    sql: "grant select on pgboss.job to app_member",
    tables: ["donations"],
    seenBy: ["catalogue"],
  },
  {
    name: "PayFast's webhook mirroring Clerk's users",
    sql: "create or replace function app.installation() returns boolean language sql stable security definer set search_path = '' as 'select true'",
    tables: ["clerk_events"],
    seenBy: ["doors", "matrix"],
  },
];

/** Faults in the roles themselves, and what the catalogue says of each. */
export const roleWeakenings = [
  { sql: "alter role nika_web bypassrls", says: "nika_web: passes by row-level security" },
  { sql: "alter role nika_worker superuser", says: "nika_worker: is a superuser" },
  { sql: "alter role app_member login", says: "app_member: may log in" },
  { sql: "grant app_system to nika_web", says: "nika_web: may become" },
  { sql: "grant nika_definer to nika_worker", says: "nika_worker: may become" },
  { sql: "grant app_visitor to nika_web with inherit true", says: "nika_web: inherits" },
];
