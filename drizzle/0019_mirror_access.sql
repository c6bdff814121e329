-- The mirror of Clerk ends in Clerk's state whatever the order, the copies and the losses of its events, and a comparison
-- with Clerk mends what is left.
grant create on schema app to nika_definer;
grant delete on donor_accounts to nika_definer;
grant select (id, type, status, subject_clerk_id), update (status, replayed_at, replayed_by, updated_at) on clerk_events to nika_definer;
create policy "the entering functions look here" on clerk_events to nika_definer using (true) with check (status = 'stored');

set role nika_definer;

-- A membership that begins again begins without its old roles, and without Clerk's old membership, which is over for good.
create function app.membership_begins_again() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if old.status = 'removed' and new.status <> 'removed' then
    new.former_clerk_id := coalesce(old.clerk_id, old.former_clerk_id);
    if new.clerk_id = old.clerk_id then new.clerk_id := null; end if;
    delete from public.user_roles r where r.organization_id = old.organization_id and r.membership_id = old.id;
  end if;
  return new;
end $$;

-- A deletion is final. What is erased: name, address, and the proof of being a donor. What the law asks for, receipts and
-- the history by id, names no user.
create or replace function app.mirror_user(new_id uuid, clerk_user text, new_email text, new_first_name text, new_last_name text, source_at timestamptz, is_deleted boolean)
returns uuid language plpgsql security definer set search_path = '' as $$
declare mirrored uuid;
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  insert into public.users as u (id, clerk_id, email, first_name, last_name, source_updated_at, deleted_at)
    values (new_id, clerk_user, case when is_deleted then null else lower(new_email) end, case when is_deleted then null else new_first_name end,
      case when is_deleted then null else new_last_name end, source_at, case when is_deleted then source_at end)
    on conflict (clerk_id) do update set email = excluded.email, first_name = excluded.first_name, last_name = excluded.last_name,
      source_updated_at = excluded.source_updated_at, deleted_at = excluded.deleted_at, updated_at = now()
      where u.deleted_at is null and (is_deleted or u.source_updated_at <= excluded.source_updated_at);
  select u.id into mirrored from public.users u where u.clerk_id = clerk_user;
  if is_deleted then
    with ended as (update public.memberships m set status = 'removed', updated_at = now()
        where m.user_id = mirrored and m.status <> 'removed' returning m.organization_id, m.id)
      insert into public.audit_events (organization_id, id, actor_kind, action, subject_type, subject_id)
        select e.organization_id, gen_random_uuid(), 'clerk', 'colleague.deleted', 'membership', e.id from ended e;
    delete from public.donor_accounts a where a.user_id = mirrored;
    update public.access_links l set expires_at = now(), updated_at = now()
      where l.requested_by = mirrored and l.used_at is null and l.expires_at > now();
  end if;
  return mirrored;
end $$;

-- Nika writes its own id into what it makes in Clerk, with a key that no browser has: by it an organisation is known
-- whose making broke off before Clerk's id was written down, or whose event comes before it.
drop function app.mirror_organization(text, text, timestamptz, boolean);
create function app.mirror_organization(clerk_organization text, nika_id text, new_name text, source_at timestamptz, is_deleted boolean)
returns uuid language plpgsql security definer set search_path = '' as $$
declare mirrored uuid; is_gone boolean := is_deleted; closed uuid;
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  update public.organizations o set clerk_id = clerk_organization, updated_at = now()
    where o.id::text = nika_id and o.clerk_id is null
      and not exists (select from public.organizations other where other.clerk_id = clerk_organization);
  if found then
    is_gone := is_gone or exists (select from public.clerk_events e
      where e.subject_clerk_id = clerk_organization and e.type = 'organization.deleted');
  end if;
  update public.organizations o set name = coalesce(new_name, o.name), source_updated_at = source_at, updated_at = now()
    where o.clerk_id = clerk_organization and o.deleted_at is null and not is_deleted
      and (o.source_updated_at is null or o.source_updated_at <= source_at);
  if is_gone then
    update public.organizations o set status = 'closed', deleted_at = source_at, updated_at = now()
      where o.clerk_id = clerk_organization and o.deleted_at is null returning o.id into closed;
    if closed is not null then
      insert into public.audit_events (organization_id, id, actor_kind, action, subject_type, subject_id)
        values (closed, gen_random_uuid(), 'clerk', 'organization.closed', 'organization', closed);
    end if;
  end if;
  select o.id into mirrored from public.organizations o where o.clerk_id = clerk_organization;
  return mirrored;
end $$;

-- Clerk never brings a membership back: who joins again gets another one. So a membership that ended stays ended,
-- whatever comes late, and another that is newer begins anew. One that Nika did not make waits for an owner; one whose
-- user or organisation is unknown waits to be applied.
create or replace function app.mirror_membership(new_id uuid, clerk_membership text, clerk_organization text, clerk_user text, source_at timestamptz, is_deleted boolean)
returns text language plpgsql security definer set search_path = '' as $$
declare o uuid; u record; m record; ends boolean; becomes text;
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  select g.id into o from public.organizations g where g.clerk_id = clerk_organization;
  select p.id, p.deleted_at into u from public.users p where p.clerk_id = clerk_user;
  if o is null or u.id is null then return 'unknown'; end if;
  ends := is_deleted or u.deleted_at is not null;
  insert into public.memberships (organization_id, id, user_id, clerk_id, status, source_updated_at)
    values (o, new_id, u.id, clerk_membership, case when ends then 'removed' else 'waiting' end, source_at)
    on conflict (organization_id, user_id) do nothing;
  if found then
    if not ends then perform app.clerk_did(o, 'colleague.appeared', new_id); end if;
    return 'mirrored';
  end if;
  select * into m from public.memberships c where c.organization_id = o and c.user_id = u.id for update;
  if clerk_membership = m.former_clerk_id then return 'mirrored'; end if;
  if m.clerk_id is null or m.clerk_id = clerk_membership then
    -- The membership at hand.
    becomes := case when ends then 'removed' when m.status = 'removed' and m.clerk_id is null then 'waiting' else m.status end;
  elsif m.source_updated_at > source_at then
    -- One before it.
    return 'mirrored';
  else
    -- One after it, so the one at hand has ended.
    becomes := case when ends then 'removed' else 'waiting' end;
    update public.memberships c set status = 'removed' where c.organization_id = o and c.id = m.id and c.status <> 'removed';
  end if;
  update public.memberships c set clerk_id = clerk_membership, status = becomes,
      source_updated_at = greatest(c.source_updated_at, source_at), updated_at = now()
    where c.organization_id = o and c.id = m.id returning c.status into becomes;
  if becomes <> m.status then
    perform app.clerk_did(o, case becomes when 'removed' then 'colleague.left' else 'colleague.appeared' end, m.id);
  end if;
  return 'mirrored';
end $$;

-- Nika itself makes somebody a member in Clerk: which membership they have there is not known from before until after
-- the asking, and whichever comes first, the answer or the event, finds it open.
create function app.expect_membership(clerk_organization text, clerk_user text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  update public.memberships m set former_clerk_id = coalesce(m.clerk_id, m.former_clerk_id), clerk_id = null, updated_at = now()
    from public.organizations o, public.users u
    where o.clerk_id = clerk_organization and u.clerk_id = clerk_user and m.organization_id = o.id and m.user_id = u.id and m.status = 'active';
end $$;

create function app.link_membership(clerk_membership text, clerk_organization text, clerk_user text, source_at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  update public.memberships m set clerk_id = clerk_membership, former_clerk_id = nullif(m.former_clerk_id, clerk_membership),
      source_updated_at = greatest(m.source_updated_at, source_at), updated_at = now()
    from public.organizations o, public.users u
    where o.clerk_id = clerk_organization and u.clerk_id = clerk_user and m.organization_id = o.id and m.user_id = u.id and m.clerk_id is null;
  return found;
end $$;

create function app.clerk_did(organization uuid, act text, membership uuid) returns void
language sql set search_path = '' as $$
  insert into public.audit_events (organization_id, id, actor_kind, action, subject_type, subject_id)
    values (organization, gen_random_uuid(), 'clerk', act, 'membership', membership)
$$;

-- When a colleague was last signed in. A session of somebody unknown tells nothing.
create function app.mirror_session(clerk_user text, seen_at timestamptz) returns integer
language plpgsql security definer set search_path = '' as $$
declare seen integer;
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  update public.memberships m set last_seen_at = mirror_session.seen_at, updated_at = now()
    from public.users u where u.clerk_id = clerk_user and m.user_id = u.id and m.status in ('active', 'suspended')
      and (m.last_seen_at is null or m.last_seen_at < mirror_session.seen_at);
  get diagnostics seen = row_count;
  return seen;
end $$;

-- An operator has an event tried again that was not applied, without reading what it says.
create function app.replay_clerk_event(event uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare me uuid := app.user_id();
begin
  if me is null then raise exception 'no operator entered' using errcode = '42501'; end if;
  update public.clerk_events e set status = 'stored', replayed_at = now(), replayed_by = me, updated_at = now()
    where e.id = event and e.status in ('stored', 'waiting', 'failed');
  return found;
end $$;

-- The comparison. It learns which of Clerk's users the mirror shows otherwise, not what it shows.
create function app.users_that_differ(in_clerk jsonb) returns table (clerk_id text, kind text)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  return query select c."clerkId", case when u.id is null then 'user-missing' when u.deleted_at is not null then 'user-tombstoned' else 'user-outdated' end
    from jsonb_to_recordset(in_clerk) as c("clerkId" text, email text, "firstName" text, "lastName" text, "changedAt" timestamptz)
    left join public.users u on u.clerk_id = c."clerkId"
    where u.id is null or u.deleted_at is not null or (u.source_updated_at <= c."changedAt"
      and (u.source_updated_at, u.email, u.first_name, u.last_name) is distinct from (c."changedAt", lower(c.email), c."firstName", c."lastName"));
end $$;

create function app.mirrored_users(after text, many integer) returns table (clerk_id text, mirrored_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  return query select u.clerk_id, u.created_at from public.users u where u.deleted_at is null and u.clerk_id > after order by u.clerk_id limit many;
end $$;

create function app.mirrored_organizations(after uuid, many integer)
returns table (id uuid, clerk_id text, name text, status text, source_at timestamptz, owners bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  return query select o.id, o.clerk_id, o.name, o.status, o.source_updated_at,
      (select count(distinct m.id) from public.memberships m
        join public.user_roles ur on ur.organization_id = m.organization_id and ur.membership_id = m.id
        join public.roles r on r.organization_id = ur.organization_id and r.id = ur.role_id and r.key = 'owner'
        where m.organization_id = o.id and m.status = 'active')
    from public.organizations o where o.status <> 'closed' and o.id > after order by o.id limit many;
end $$;

create function app.mirrored_memberships(organization uuid)
returns table (clerk_id text, clerk_user text, status text, source_at timestamptz, user_is_deleted boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  return query select m.clerk_id, u.clerk_id, m.status, m.source_updated_at, u.deleted_at is not null
    from public.memberships m join public.users u on u.id = m.user_id where m.organization_id = organization;
end $$;

reset role;
revoke all on all functions in schema app from public;
revoke create on schema app from nika_definer;
grant execute on function app.mirror_organization, app.mirror_session, app.expect_membership, app.link_membership to app_system, app_inbox;
grant execute on function app.replay_clerk_event to app_operator;
grant execute on function app.users_that_differ, app.mirrored_users, app.mirrored_organizations, app.mirrored_memberships to app_system;

create trigger starts_anew before update of status on memberships for each row execute function app.membership_begins_again();

do $$
declare t text;
begin
  foreach t in array array['clerk_reconciliations', 'clerk_findings'] loop
    execute format('alter table public.%I enable row level security, force row level security', t);
    execute format('create policy "the worker compares with Clerk" on public.%I to app_system
      using ((select app.installation())) with check ((select app.installation()))', t);
    execute format('create policy "operators see drift" on public.%I for select to app_operator using ((select app.user_id()) is not null)', t);
    execute format('grant select, insert, update, delete on public.%I to app_system', t);
    execute format('grant select on public.%I to app_operator', t);
  end loop;
end $$;
revoke update on clerk_findings from app_system;

grant select (replayed_at, replayed_by) on clerk_events to app_operator;
