-- Who joins by an invitation waits only between two statements of one transaction: that is no colleague who appeared
-- without Nika's act, and owners are not told so. Whether somebody waits is asked when the transaction ends.
grant create on schema app to nika_definer;
set role nika_definer;

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
  if found then return 'mirrored'; end if;
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
  if becomes = 'removed' and m.status <> 'removed' then perform app.clerk_did(o, 'colleague.left', m.id); end if;
  return 'mirrored';
end $$;

create function app.owners_hear_who_waits() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.status <> 'waiting' or (tg_op = 'UPDATE' and old.status = 'waiting') then return null; end if;
  perform app.clerk_did(m.organization_id, 'colleague.appeared', m.id) from public.memberships m
    where m.organization_id = new.organization_id and m.id = new.id and m.status = 'waiting';
  return null;
end $$;

reset role;
revoke all on function app.owners_hear_who_waits from public;
revoke create on schema app from nika_definer;

create constraint trigger owners_hear_who_waits after insert or update of status on memberships deferrable initially deferred
  for each row execute function app.owners_hear_who_waits();
