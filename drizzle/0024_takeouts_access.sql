-- A closed organisation is locked to everybody. Its owners see until when its records are kept, and take them along.
grant create on schema app to nika_definer;
alter table takeouts enable row level security, force row level security;
create policy "the organisation's own rows" on takeouts to app_system
  using (organization_id = (select app.org())) with check (organization_id = (select app.org()));
create policy "the entering functions look here" on takeouts to nika_definer using (true) with check (true);
grant select on takeouts to app_system;
grant update (status, object_key, size_bytes, ready_at, expires_at, updated_at) on takeouts to app_system;
grant select, insert on takeouts to nika_definer;
-- What the worker packs besides what it works with.
grant select on roles, donation_reversals to app_system;

set role nika_definer;

-- An owner of a closed organisation, by what they held in it when it was closed.
create function app.owned_closed() returns table (organization_id uuid, membership_id uuid)
language sql stable security definer set search_path = '' as $$
  select o.id, m.id from public.organizations o
    join public.memberships m on m.organization_id = o.id and m.status = 'active' and m.user_id = (select app.user_id())
    where o.status = 'closed' and exists (select from public.user_roles ur
      join public.role_permissions rp on rp.organization_id = ur.organization_id and rp.role_id = ur.role_id
      where ur.organization_id = o.id and ur.membership_id = m.id and rp.permission_key = 'settings:close')
$$;

create function app.my_closed_organizations()
returns table (organization_id uuid, slug text, name text, closed_at timestamptz, is_owner boolean,
  takeout_status text, requested_at timestamptz, size_bytes bigint, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select o.id, o.slug, o.name, o.deleted_at, owned.organization_id is not null, t.status, t.created_at, t.size_bytes, t.expires_at
    from public.organizations o
    join public.memberships m on m.organization_id = o.id and m.user_id = (select app.user_id()) and m.status = 'active'
    left join app.owned_closed() owned on owned.organization_id = o.id
    left join lateral (select * from public.takeouts t where t.organization_id = o.id and owned.organization_id is not null
      and (t.expires_at is null or t.expires_at > now()) order by t.created_at desc limit 1) t on true
    where o.status = 'closed' order by o.deleted_at desc limit 50
$$;

-- One at a time: while one is being packed, or can be fetched, another is not begun.
create function app.request_takeout(organization uuid, new_id uuid) returns text
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from app.owned_closed() c where c.organization_id = organization) then return 'not-yours'; end if;
  perform from public.organizations o where o.id = organization for no key update;
  if exists (select from public.takeouts t where t.organization_id = organization
      and (t.expires_at > now() or t.status = 'waiting' and t.created_at > now() - interval '1 day')) then return 'there'; end if;
  insert into public.takeouts (organization_id, id, requested_by) values (organization, new_id, app.user_id());
  insert into public.audit_events (organization_id, id, actor_kind, actor_user_id, action, subject_type, subject_id)
    values (organization, gen_random_uuid(), 'member', app.user_id(), 'takeout.requested', 'takeout', new_id);
  return 'requested';
end $$;

create function app.open_takeout(organization uuid) returns table (object_key text, slug text)
language plpgsql security definer set search_path = '' as $$
declare found_takeout record;
begin
  select t.id, t.object_key, o.slug into found_takeout from app.owned_closed() c
    join public.organizations o on o.id = c.organization_id
    join public.takeouts t on t.organization_id = o.id and t.status = 'ready' and t.expires_at > now()
    where c.organization_id = organization order by t.created_at desc limit 1;
  if not found then return; end if;
  insert into public.audit_events (organization_id, id, actor_kind, actor_user_id, action, subject_type, subject_id)
    values (organization, gen_random_uuid(), 'member', app.user_id(), 'takeout.opened', 'takeout', found_takeout.id);
  return query select found_takeout.object_key, found_takeout.slug;
end $$;

reset role;
revoke all on function app.owned_closed, app.my_closed_organizations, app.request_takeout, app.open_takeout from public;
revoke create on schema app from nika_definer;
grant execute on function app.my_closed_organizations, app.request_takeout, app.open_takeout to app_visitor;
