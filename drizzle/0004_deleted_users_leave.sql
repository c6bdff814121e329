-- A membership that is told of after its user was deleted used to wait for an owner; it is removed, as if it had
-- come in time. And whoever is signed in may ask for the address in use of a place they belong to, by an old one.
grant create on schema app to nika_definer;
set role nika_definer;

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
      status = case when is_gone then 'removed' when m.status = 'removed' then 'waiting' else m.status end,
      source_updated_at = excluded.source_updated_at, updated_at = now()
      where m.source_updated_at is null or m.source_updated_at <= excluded.source_updated_at;
  return 'mirrored';
end $$;

reset role;
revoke create on schema app from nika_definer;
grant execute on function app.current_slug to app_visitor;
