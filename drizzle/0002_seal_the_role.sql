-- The seal also covers the role that a context was opened for. Before, SQL inside a visitor's transaction could take
-- app_member, and inside a member's app_operator, and approve its own organisation's letter: the context stayed sealed.
-- Policies of operators, Clerk's events and permissions asked for no context at all; now each asks for one.
grant create on schema app to nika_definer;
grant select (number_sequence) on tax_certificates to nika_definer;
grant select on certificate_counters to nika_definer;
create policy "the entering functions look here" on certificate_counters to nika_definer using (true) with check (true);

set role nika_definer;

create function app.seal(organization text, member text, clerk text, subject text, acting_as text) returns text
language sql stable set search_path = '' as $$
  select encode(app.hmac(jsonb_build_array(organization, member, clerk, subject, acting_as, pg_backend_pid(), extract(epoch from now()))::text,
    s.secret::text, 'sha256'), 'hex') from app.seal_secret s
$$;

create function app.open_context(acting_as text, organization uuid, member uuid, clerk text, subject uuid) returns void
language plpgsql set search_path = '' as $$
declare
  o text := coalesce(organization::text, '');
  u text := coalesce(member::text, '');
  c text := coalesce(clerk, '');
  s text := coalesce(subject::text, '');
begin
  perform set_config('app.current_org_id', o, true), set_config('app.current_user_id', u, true),
    set_config('app.current_clerk_id', c, true), set_config('app.current_subject_id', s, true),
    set_config('app.seal', app.seal(o, u, c, s, acting_as), true);
end $$;

create or replace function app.require_seal() returns void language plpgsql stable set search_path = '' as $$
begin
  if coalesce(current_setting('app.seal', true), '') is distinct from app.seal(
      coalesce(current_setting('app.current_org_id', true), ''), coalesce(current_setting('app.current_user_id', true), ''),
      coalesce(current_setting('app.current_clerk_id', true), ''), coalesce(current_setting('app.current_subject_id', true), ''),
      coalesce(current_setting('role', true), '')) then
    raise exception 'no sealed context' using errcode = '42501';
  end if;
end $$;

-- The context of the installation itself, which belongs to no organisation: Clerk's webhooks and the worker between organisations.
create function app.installation() returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  perform app.require_seal();
  return current_setting('app.current_org_id') = '' and current_setting('app.current_user_id') = '';
end $$;

-- The entering functions as before, each naming the role it opens a context for.
do $$
declare f record; role_of jsonb := '{"enter_member": "app_member", "enter_donor": "app_donor", "enter_user": "app_visitor", "enter_operator": "app_operator",
  "enter_visitor": "app_visitor", "enter_bearer": "app_visitor", "enter_inbox": "app_inbox", "enter_system": "app_system"}';
begin
  for f in select p.oid, p.proname, pg_get_functiondef(p.oid) as source from pg_proc p
      where p.pronamespace = 'app'::regnamespace and role_of ? p.proname loop
    execute replace(f.source, 'app.open_context(', format('app.open_context(%L, ', role_of->>f.proname));
  end loop;
  for f in select p.proname, pg_get_functiondef(p.oid) as source from pg_proc p
      where p.pronamespace = 'app'::regnamespace and p.proname in ('mirror_user', 'mirror_organization', 'mirror_membership') loop
    execute regexp_replace(f.source, '\mbegin\M', E'begin\n  if not app.installation() then raise exception ''only the installation mirrors Clerk'' using errcode = ''42501''; end if;');
  end loop;
end $$;

drop function app.open_context(uuid, uuid, text, uuid);
drop function app.seal(text, text, text, text);

-- A number that was taken stands on a certificate, and a certificate's number was taken: no gap and no repeat at commit.
create function app.number_is_used() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.tax_certificates c where c.organization_id = new.organization_id and c.series = new.series
      and c.tax_year = new.tax_year and c.number_sequence = new.last_number) then
    raise exception 'a certificate number was taken and not used' using errcode = '23514';
  end if;
  return null;
end $$;

create function app.number_was_taken() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.certificate_counters c where c.organization_id = new.organization_id and c.series = new.series
      and c.tax_year = new.tax_year and c.last_number >= new.number_sequence) then
    raise exception 'a certificate number was used and not taken' using errcode = '23514';
  end if;
  return null;
end $$;

-- A member may hand a letter in; only an operator approves or refuses it. What was approved is the organisation by that
-- name and number: under another, the letter waits again.
create or replace function app.operators_decide() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user = 'app_operator' then return new; end if;
  if new.approval is distinct from old.approval and new.approval <> 'waiting' then
    raise exception 'only an operator decides on a letter' using errcode = '42501';
  end if;
  if old.approval = 'approved' and (new.registered_name, new.pbo_number, new.letter_key) is distinct from (old.registered_name, old.pbo_number, old.letter_key) then
    new.approval := 'waiting';
  end if;
  return new;
end $$;

reset role;

revoke all on all functions in schema app from public;
revoke create on schema app from nika_definer;
grant execute on function app.installation to app_inbox, app_system;

create constraint trigger number_is_used after insert or update on certificate_counters deferrable initially deferred for each row execute function app.number_is_used();
create constraint trigger number_was_taken after insert on tax_certificates deferrable initially deferred for each row execute function app.number_was_taken();
do $$
declare t text;
begin
  foreach t in array array['transactions', 'transaction_lines', 'certificate_register', 'audit_events', 'tax_certificates', 'certificate_lines', 'certificate_counters'] loop
    execute format('create trigger never_emptied before truncate on public.%I for each statement execute function app.refuse_change()', t);
  end loop;
end $$;

alter policy "the product's permissions" on permissions using ((select app.user_id()) is not null);
alter policy "operators see organisations" on organizations using ((select app.user_id()) is not null);
alter policy "operators suspend and reopen" on organizations using ((select app.user_id()) is not null) with check (status in ('active', 'suspended'));
alter policy "operators see profiles" on organization_profiles using ((select app.user_id()) is not null);
alter policy "operators see letters" on organization_tax_details using ((select app.user_id()) is not null);
alter policy "operators decide on letters" on organization_tax_details using ((select app.user_id()) is not null);
alter policy "operators see Clerk's events" on clerk_events using ((select app.user_id()) is not null);
alter policy "operators see their acts" on audit_events using ((select app.user_id()) is not null and actor_kind = 'operator');
alter policy "the worker applies Clerk's events" on clerk_events using ((select app.installation())) with check ((select app.installation()));
alter policy "Clerk's events come in" on clerk_events using ((select app.installation())) with check ((select app.installation()) and status = 'stored' and applied_at is null);

-- A copy of a notification that was applied already is counted as well.
drop policy "notifications come in" on payfast_notifications;
create policy "notifications come in" on payfast_notifications for insert to app_inbox with check (organization_id = (select app.org()) and status in ('stored', 'refused'));
create policy "the inbox knows a copy" on payfast_notifications for select to app_inbox using (organization_id = (select app.org()));
create policy "the inbox counts copies" on payfast_notifications for update to app_inbox using (organization_id = (select app.org())) with check (organization_id = (select app.org()));

-- Visitors hand in nothing that says it is paid, used or somebody else's act; members speak for themselves and prove nobody a donor.
create policy "nothing is paid before PayFast says so" on donations as restrictive for insert to app_visitor with check (completed_at is null and receipt_confirmed_at is null);
create policy "nothing is paid before PayFast says so" on payments as restrictive for insert to app_visitor with check (completed_at is null and confirmed_at is null and fee_cents is null and not is_second);
create policy "a checkout link is new" on access_links as restrictive for insert to app_visitor with check (used_at is null and requested_by is null);
create policy "a visitor has no name" on audit_events as restrictive for insert to app_visitor with check (actor_user_id is null);
create policy "members speak for themselves" on audit_events as restrictive for insert to app_member with check (actor_kind = 'member' and actor_user_id = (select app.user_id()));
create policy "only operators act as operators" on audit_events as restrictive for insert to app_system with check (actor_kind <> 'operator');
create policy "donors prove themselves" on access_links as restrictive for insert to app_member with check (purpose <> 'donor-proof');
