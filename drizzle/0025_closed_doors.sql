-- Where a signed-in person belongs and may not come in: they wait for an owner, or are suspended. They learn the name, which they know.
grant create on schema app to nika_definer;
set role nika_definer;

create function app.my_closed_doors() returns table (name text, status text)
language sql stable security definer set search_path = '' as $$
  select o.name, m.status from public.memberships m join public.organizations o on o.id = m.organization_id
    where m.user_id = (select app.user_id()) and m.status in ('waiting', 'suspended') and o.status <> 'closed' order by o.name limit 50
$$;

-- As before, and the caller knows the event that it writes, to tell colleagues of it. A membership that came by an invitation of Nika's gets the role chosen in it, once, while the inviter still holds
-- all of that role; otherwise it waits for an owner. `outcome` is 'joined', or how the membership stands.
drop function app.take_up_invitation(text, text, uuid);
create function app.take_up_invitation(clerk_organization text, clerk_user text, invitation uuid, new_event uuid)
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
      values (m.organization_id, new_event, 'member', m.user_id, 'colleague.joined', 'membership', m.id, jsonb_build_object('role', i.key));
  end if;
  return query select m.organization_id, m.id, case when joins then 'joined' else m.status end;
end $$;

reset role;

revoke all on function app.my_closed_doors, app.take_up_invitation from public;
revoke create on schema app from nika_definer;
grant execute on function app.my_closed_doors to app_visitor;
grant execute on function app.take_up_invitation to app_inbox, app_system;
-- That a colleague is here is noted, limited or not.
grant update (last_seen_at) on memberships to app_limited;
