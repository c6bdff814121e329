-- Whoever wants to leave an organisation may, suspended or not; nothing else about its team changes meanwhile.
grant create on schema app to nika_definer;
set role nika_definer;
create or replace function app.stands_still() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_level = 'ROW' and tg_op = 'UPDATE' then
    if new.status = 'removed' and new.user_id = app.user_id() then return new; end if;
  end if;
  if exists (select from public.organizations o where o.status = 'suspended'
      and o.id::text = current_setting('app.current_org_id', true)) then
    raise exception 'this organisation is suspended' using errcode = '42501';
  end if;
  return case when tg_level = 'STATEMENT' then null when tg_op = 'DELETE' then old else new end;
end $$;
reset role;
revoke create on schema app from nika_definer;

drop trigger stands_still on memberships;
create trigger stands_still before insert or delete or update of status, user_id, clerk_id, is_limited on memberships for each row
  when (current_user in ('app_member', 'app_limited', 'app_visitor')) execute function app.stands_still();
