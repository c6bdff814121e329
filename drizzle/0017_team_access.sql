-- Who may invite, how an invitation becomes a colleague, and the owner whom no organisation loses.
grant create on schema app to nika_definer;
alter table team_invitations enable row level security, force row level security;
create policy "the organisation's own rows" on team_invitations to app_member, app_system
  using (organization_id = (select app.org())) with check (organization_id = (select app.org()));
create policy "an invitation is new, and the inviter's own" on team_invitations as restrictive for insert to app_member
  with check (invited_by = (select app.user_id()) and status = 'pending' and clerk_id is null and sent_at is null and expires_at is null);
create policy "the entering functions look here" on team_invitations to nika_definer using (true) with check (true);
create policy "the entering functions look here" on audit_events for insert to nika_definer with check (true);

grant select, insert on team_invitations to app_member;
grant update (status, ended_at, updated_at) on team_invitations to app_member;
grant select on team_invitations to app_system;
grant update (clerk_id, failure, sent_at, expires_at, updated_at) on team_invitations to app_system;
grant select (clerk_id) on users to app_system;
grant select, update on team_invitations to nika_definer;
grant insert on audit_events to nika_definer;
grant delete on user_roles to nika_definer;

set role nika_definer;

-- The last owner stays: not suspended, removed, demoted or gone, also under two requests at once, because whoever takes
-- an owner away holds the organisation's row until it commits. What Clerk tells cannot take the last one either: the
-- membership stays as it is, and is put back in Clerk. A deleted user is no owner, so that their access always ends.
create function app.keep_an_owner() returns trigger language plpgsql security definer set search_path = '' as $$
declare o uuid := old.organization_id; leaver uuid;
begin
  if tg_table_name = 'memberships' then leaver := old.id; else leaver := old.membership_id; end if;
  if tg_op = 'UPDATE' then
    if new.status = 'active' then return new; end if;
  end if;
  if exists (select from public.memberships m join public.users u on u.id = m.user_id and u.deleted_at is null
      join public.user_roles ur on ur.organization_id = m.organization_id and ur.membership_id = m.id
      join public.roles r on r.organization_id = m.organization_id and r.id = ur.role_id and r.key = 'owner' and r.is_built_in
      where m.organization_id = o and m.id = leaver and m.status = 'active' and (tg_table_name = 'memberships' or ur.id = old.id)) then
    perform from public.organizations g where g.id = o for no key update;
    if not exists (select from public.memberships m join public.users u on u.id = m.user_id and u.deleted_at is null
        join public.user_roles ur on ur.organization_id = m.organization_id and ur.membership_id = m.id
        join public.roles r on r.organization_id = m.organization_id and r.id = ur.role_id and r.key = 'owner' and r.is_built_in
        where m.organization_id = o and m.id <> leaver and m.status = 'active') then
      if tg_op = 'UPDATE' and current_setting('role') in ('app_inbox', 'app_system') then
        new.status := old.status;
        return new;
      end if;
      raise exception 'an organisation keeps an owner' using errcode = '23514', constraint = 'an_owner_stays';
    end if;
  end if;
  return case when tg_op = 'UPDATE' then new else old end;
end $$;

-- As before, but news of a membership that was removed does not bring it back to wait: only another one in Clerk does.
create or replace function app.mirror_membership(new_id uuid, clerk_membership text, clerk_organization text, clerk_user text, source_at timestamptz, is_deleted boolean)
returns text language plpgsql security definer set search_path = '' as $$
declare o uuid; u record; is_gone boolean;
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  select g.id into o from public.organizations g where g.clerk_id = clerk_organization;
  select p.id, p.deleted_at into u from public.users p where p.clerk_id = clerk_user;
  if o is null or u.id is null then return 'unknown'; end if;
  is_gone := is_deleted or u.deleted_at is not null;
  insert into public.memberships as m (organization_id, id, user_id, clerk_id, status, source_updated_at)
    values (o, new_id, u.id, clerk_membership, case when is_gone then 'removed' else 'waiting' end, source_at)
    on conflict (organization_id, user_id) do update set clerk_id = excluded.clerk_id,
      status = case when is_gone then 'removed' when m.status = 'removed' and m.clerk_id is distinct from excluded.clerk_id then 'waiting' else m.status end,
      source_updated_at = excluded.source_updated_at, updated_at = now()
      where m.source_updated_at is null or m.source_updated_at <= excluded.source_updated_at;
  return 'mirrored';
end $$;

-- A membership that came by an invitation of Nika's gets the role chosen in it, once, while the inviter still holds
-- all of that role; otherwise it waits for an owner. `outcome` is 'joined', or how the membership stands.
create function app.take_up_invitation(clerk_organization text, clerk_user text, invitation uuid)
returns table (organization_id uuid, membership_id uuid, outcome text)
language plpgsql security definer set search_path = '' as $$
declare m record; i record; joins boolean := false;
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  select b.organization_id, b.id, b.user_id, b.status into m from public.memberships b
    join public.organizations g on g.id = b.organization_id and g.clerk_id = clerk_organization
    join public.users u on u.id = b.user_id and u.clerk_id = clerk_user for update of b;
  if not found then return; end if;
  -- The link of an invitation that was sent anew leads to the newer one.
  select p.id, p.role_id, p.invited_by, r.key into i from public.team_invitations named
    join public.team_invitations p on p.organization_id = named.organization_id and p.email = named.email and p.status = 'pending'
    left join public.roles r on r.organization_id = p.organization_id and r.id = p.role_id
    where named.organization_id = m.organization_id and named.id = invitation for update of p;
  if found and m.status in ('active', 'waiting', 'suspended') then
    joins := m.status = 'waiting' and i.role_id is not null
      and exists (select from public.memberships b where b.organization_id = m.organization_id and b.user_id = i.invited_by and b.status = 'active')
      and not exists (select from public.role_permissions rp where rp.organization_id = m.organization_id and rp.role_id = i.role_id
        and rp.permission_key not in (select held.permission_key from public.memberships b
          join public.user_roles ur on ur.organization_id = b.organization_id and ur.membership_id = b.id
          join public.role_permissions held on held.organization_id = b.organization_id and held.role_id = ur.role_id
          where b.organization_id = m.organization_id and b.user_id = i.invited_by));
    update public.team_invitations p set status = 'accepted', ended_at = now(), membership_id = m.id, updated_at = now()
      where p.organization_id = m.organization_id and p.id = i.id;
  end if;
  if joins then
    delete from public.user_roles ur where ur.organization_id = m.organization_id and ur.membership_id = m.id;
    insert into public.user_roles (organization_id, id, membership_id, role_id) values (m.organization_id, gen_random_uuid(), m.id, i.role_id);
    update public.memberships b set status = 'active', updated_at = now() where b.organization_id = m.organization_id and b.id = m.id;
    insert into public.audit_events (organization_id, id, actor_kind, actor_user_id, action, subject_type, subject_id, details)
      values (m.organization_id, gen_random_uuid(), 'member', m.user_id, 'colleague.joined', 'membership', m.id, jsonb_build_object('role', i.key));
  end if;
  return query select m.organization_id, m.id, case when joins then 'joined' else m.status end;
end $$;

-- What Clerk tells of an invitation that Nika made: that it is sent, until when it is open, or that it was revoked there.
create function app.mirror_invitation(clerk_invitation text, clerk_organization text, invitation uuid, is_revoked boolean, open_until timestamptz)
returns text language plpgsql security definer set search_path = '' as $$
begin
  if not app.installation() then raise exception 'only the installation mirrors Clerk' using errcode = '42501'; end if;
  update public.team_invitations i set clerk_id = clerk_invitation, failure = null, sent_at = coalesce(i.sent_at, now()),
      expires_at = coalesce(open_until, i.expires_at), status = case when is_revoked then 'revoked' else i.status end,
      ended_at = case when is_revoked then now() end, updated_at = now()
    where i.organization_id = (select g.id from public.organizations g where g.clerk_id = clerk_organization)
      and i.id = invitation and i.status = 'pending' and (i.clerk_id is null or i.clerk_id = clerk_invitation);
  return case when found then 'mirrored' else 'unknown' end;
end $$;

reset role;

revoke all on function app.keep_an_owner, app.take_up_invitation, app.mirror_invitation from public;
revoke create on schema app from nika_definer;
grant execute on function app.take_up_invitation, app.mirror_invitation to app_inbox, app_system;

create trigger keep_an_owner before update of status or delete on memberships for each row execute function app.keep_an_owner();
create trigger keep_an_owner before delete on user_roles for each row execute function app.keep_an_owner();
