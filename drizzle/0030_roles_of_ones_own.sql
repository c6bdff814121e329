-- Organisations define roles of their own. The built-in ones stay as they are, a role that somebody has cannot vanish,
-- and nobody gives, by a role or in one, what they do not hold themselves; whoever asks by whatever statement.
grant create on schema app to nika_definer;
set role nika_definer;

create function app.built_in_roles_stay() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.is_built_in and current_user = 'app_member' then raise exception 'a built-in role stays as it is' using errcode = '42501'; end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create function app.nobody_grants_more() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  given jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  of_role uuid := (given->>'role_id')::uuid;
  asked text[];
begin
  if current_setting('role') <> 'app_member' then return case when tg_op = 'DELETE' then old else new end; end if;
  if tg_table_name = 'role_permissions' then
    if exists (select from public.roles r where r.organization_id = (given->>'organization_id')::uuid and r.id = of_role and r.is_built_in) then
      raise exception 'a built-in role stays as it is' using errcode = '42501';
    end if;
    asked := array[given->>'permission_key'];
  else
    asked := array(select rp.permission_key from public.role_permissions rp where rp.organization_id = (given->>'organization_id')::uuid and rp.role_id = of_role);
  end if;
  if not asked <@ array(select held.permission_key from public.memberships m
      join public.user_roles ur on ur.organization_id = m.organization_id and ur.membership_id = m.id
      join public.role_permissions held on held.organization_id = ur.organization_id and held.role_id = ur.role_id
      where m.organization_id = app.org() and m.user_id = app.user_id() and m.status = 'active' and not m.is_limited) then
    raise exception 'nobody grants what they do not hold' using errcode = '42501';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

reset role;
revoke all on function app.built_in_roles_stay, app.nobody_grants_more from public;
revoke create on schema app from nika_definer;

create trigger built_in_roles_stay before update or delete on roles for each row execute function app.built_in_roles_stay();
create trigger nobody_grants_more before insert or delete on role_permissions for each row execute function app.nobody_grants_more();
create trigger nobody_grants_more before insert on user_roles for each row execute function app.nobody_grants_more();

create policy "a new role is the organisation's own" on roles as restrictive for insert to app_member with check (not is_built_in);
create policy "a role that nobody has goes" on roles as restrictive for delete to app_member
  using (not is_built_in and not exists (select from user_roles u where u.organization_id = roles.organization_id and u.role_id = roles.id)
    and not exists (select from role_permissions p where p.organization_id = roles.organization_id and p.role_id = roles.id));
grant update (name, updated_at) on roles to app_member;
grant delete on roles to app_member;
