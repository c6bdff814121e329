-- An operator suspends an organisation and opens it again. While it is suspended its staff look and take copies, and
-- change nothing; visitors give nothing; what PayFast and Clerk still tell is booked, and what was issued still verifies.
grant create on schema app to nika_definer;
alter table organization_suspensions enable row level security, force row level security;
alter table invariant_checks enable row level security, force row level security;

-- Whoever enters as staff of a suspended organisation holds of their role what looks and what takes copies.
do $$
declare source text := pg_get_functiondef('app.enter_member(text, text)'::regprocedure); narrowed text;
begin
  narrowed := replace(source, 'ur.membership_id = m.id and (not m.is_limited',
    'ur.membership_id = m.id and (o.status <> ''suspended'' or rp.permission_key like ''%:view'' or rp.permission_key like ''%:export'') and (not m.is_limited');
  if narrowed = source then raise exception 'app.enter_member is not as this migration knows it'; end if;
  execute 'set local role nika_definer';
  execute narrowed;
  execute 'reset role';
end $$;

set role nika_definer;

-- And whatever a verb forgets, the tables refuse.
create function app.stands_still() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.organizations o where o.status = 'suspended'
      and o.id::text = current_setting('app.current_org_id', true)) then
    raise exception 'this organisation is suspended' using errcode = '42501';
  end if;
  return null;
end $$;

-- What its giving pages say to the public instead of a form.
create function app.suspended_organization(visited_slug text) returns text
language sql stable security definer set search_path = '' as $$
  select o.name from public.organizations o where o.slug = visited_slug and o.status = 'suspended'
$$;

create function app.broken_invariants() returns table (key text, organizations bigint)
language sql stable security definer set search_path = '' as $$
  select c.key, count(*) from public.invariant_checks c where c.broken_count > 0 group by c.key
$$;

reset role;
revoke all on function app.stands_still, app.suspended_organization, app.broken_invariants from public;
revoke create on schema app from nika_definer;
grant execute on function app.suspended_organization to app_visitor;
grant execute on function app.broken_invariants to app_visitor, app_operator;
grant select (key, broken_count) on invariant_checks to nika_definer;
create policy "counting what broke" on invariant_checks for select to nika_definer using (true);

do $$
declare t text; acts text;
begin
  for t in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      -- That an act was recorded, a notice read and a colleague seen goes on.
      and c.relname not in ('audit_events', 'notices', 'memberships')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
      and exists (select from unnest(array['app_member', 'app_limited', 'app_visitor']) r
        where has_any_column_privilege(r, c.oid, 'insert, update') or has_table_privilege(r, c.oid, 'delete')) loop
    execute format('create trigger stands_still before insert or update or delete on public.%I for each statement
      when (current_user in (''app_member'', ''app_limited'', ''app_visitor'')) execute function app.stands_still()', t);
  end loop;
end $$;
create trigger stands_still before insert or delete or update of status, user_id, clerk_id, is_limited on memberships for each statement
  when (current_user in ('app_member', 'app_limited', 'app_visitor')) execute function app.stands_still();

-- Operators suspend what is open and open what is suspended; what is closed, or only beginning, is not theirs to move.
alter policy "operators suspend and reopen" on organizations
  using ((select app.user_id()) is not null and status in ('active', 'suspended')) with check (status in ('active', 'suspended'));

create policy "operators see suspensions" on organization_suspensions for select to app_operator using ((select app.user_id()) is not null);
create policy "operators suspend" on organization_suspensions for insert to app_operator
  with check (suspended_by = (select app.user_id()) and reopened_at is null and reopened_by is null);
create policy "operators reopen" on organization_suspensions for update to app_operator
  using ((select app.user_id()) is not null and reopened_at is null) with check (reopened_by is null or reopened_by = (select app.user_id()));
create policy "staff read why" on organization_suspensions for select to app_member, app_limited using (organization_id = (select app.org()));
grant select, insert on organization_suspensions to app_operator;
grant update (reopened_by, reopened_at, reopened_reason, updated_at) on organization_suspensions to app_operator;
grant select (organization_id, id, reason, suspended_at, reopened_at) on organization_suspensions to app_member, app_limited;

create policy "the organisation's own rows" on invariant_checks to app_system
  using (organization_id = (select app.org())) with check (organization_id = (select app.org()));
create policy "staff see how it stands" on invariant_checks for select to app_member using (organization_id = (select app.org()));
create policy "operators see how it stands" on invariant_checks for select to app_operator using ((select app.user_id()) is not null);
grant select, insert on invariant_checks to app_system;
grant update (checked_at, broken_count, broken_ids, broken_since, updated_at) on invariant_checks to app_system;
grant select on invariant_checks to app_member;
grant select (organization_id, id, key, checked_at, broken_count, broken_since) on invariant_checks to app_operator;

-- Operators see that PayFast wrote and what became of it, not what it said.
create policy "operators see that it came" on payfast_notifications for select to app_operator using ((select app.user_id()) is not null);
grant select (organization_id, id, status, reason, copies, received_at, settled_at) on payfast_notifications to app_operator;
