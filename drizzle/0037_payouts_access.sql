-- Payout details are never changed, only followed by others. Details that lead money to another account start a day
-- later, whoever asks by whatever statement: time enough for every owner, who is told, to withdraw them. A second owner
-- may let them start at once: somebody else than who asked, and who was one before it was asked.
grant create on schema app to nika_definer;
revoke update (merchant_id, merchant_key, passphrase_ciphertext, updated_at) on payment_accounts from app_member;
grant select (starts_at, asked_by, agreed_by, agreed_at, withdrawn_by, withdrawn_at, holder, bank, branch_code, account_number, account_type) on payment_accounts to app_member;
grant select (starts_at, withdrawn_at, holder, bank, branch_code, account_number, account_type) on payment_accounts to app_visitor;
grant select (starts_at, withdrawn_at) on payment_accounts to app_inbox;
grant select (organization_id, id, provider, environment, merchant_id, branch_code, account_number, starts_at, created_at, asked_by, withdrawn_at),
  update (starts_at, agreed_by, agreed_at, withdrawn_by, withdrawn_at, updated_at) on payment_accounts to nika_definer;
create policy "the entering functions look here" on payment_accounts to nika_definer using (true) with check (true);
drop policy "signing a checkout" on payment_accounts;
create policy "signing a checkout" on payment_accounts for select to app_visitor, app_inbox
  using (organization_id = (select app.org()) and starts_at <= now() and withdrawn_at is null);

set role nika_definer;

create function app.payouts_wait() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  current_one record;
begin
  if current_setting('role') <> 'app_member' then return new; end if;
  -- Two who change them at once follow each other.
  perform pg_advisory_xact_lock(hashtextextended('payouts:' || new.organization_id::text, 0));
  new.asked_by := app.user_id();
  new.agreed_by := null; new.agreed_at := null; new.withdrawn_by := null; new.withdrawn_at := null;
  new.created_at := clock_timestamp();
  new.starts_at := new.created_at;
  select a.merchant_id, a.branch_code, a.account_number into current_one from public.payment_accounts a
    where a.organization_id = new.organization_id and a.provider = new.provider and a.environment = new.environment
      and a.starts_at <= new.created_at and a.withdrawn_at is null
    order by a.starts_at desc, a.id desc limit 1;
  -- The first ones, those of a new organisation, and other keys of the same account lead no money elsewhere.
  if not found or (current_one.merchant_id, current_one.branch_code, current_one.account_number) is not distinct from (new.merchant_id, new.branch_code, new.account_number)
    or exists (select from public.organizations o where o.id = new.organization_id and o.status = 'onboarding') then
    return new;
  end if;
  if exists (select from public.payment_accounts a where a.organization_id = new.organization_id and a.provider = new.provider and a.environment = new.environment
      and a.starts_at > new.created_at and a.withdrawn_at is null and a.id <> new.id) then
    raise exception 'a change waits already' using errcode = '23514', constraint = 'one_change_waits';
  end if;
  new.starts_at := new.created_at + interval '24 hours';
  return new;
end $$;

create function app.holds_payouts(since timestamptz) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from public.memberships m
    join public.organizations o on o.id = m.organization_id and o.status <> 'suspended'
    join public.user_roles ur on ur.organization_id = m.organization_id and ur.membership_id = m.id
    join public.role_permissions rp on rp.organization_id = ur.organization_id and rp.role_id = ur.role_id
    where m.organization_id = app.org() and m.user_id = app.user_id() and m.status = 'active' and not m.is_limited
      and rp.permission_key = 'settings:payouts' and ur.created_at < since)
$$;

create function app.agree_to_payouts(change uuid) returns text language plpgsql volatile security definer set search_path = '' as $$
declare
  waiting record;
begin
  if not app.holds_payouts('infinity') then return 'not-permitted'; end if;
  perform pg_advisory_xact_lock(hashtextextended('payouts:' || app.org()::text, 0));
  select a.asked_by, a.created_at into waiting from public.payment_accounts a
    where a.organization_id = app.org() and a.id = change and a.starts_at > clock_timestamp() and a.withdrawn_at is null;
  if not found then return 'not-waiting'; end if;
  if waiting.asked_by = app.user_id() then return 'own-change'; end if;
  if not app.holds_payouts(waiting.created_at) then return 'new-owner'; end if;
  update public.payment_accounts a set starts_at = clock_timestamp(), agreed_by = app.user_id(), agreed_at = clock_timestamp(), updated_at = now()
    where a.organization_id = app.org() and a.id = change;
  return 'done';
end $$;

create function app.withdraw_payouts(change uuid) returns text language plpgsql volatile security definer set search_path = '' as $$
begin
  if not app.holds_payouts('infinity') then return 'not-permitted'; end if;
  perform pg_advisory_xact_lock(hashtextextended('payouts:' || app.org()::text, 0));
  update public.payment_accounts a set withdrawn_by = app.user_id(), withdrawn_at = clock_timestamp(), updated_at = now()
    where a.organization_id = app.org() and a.id = change and a.starts_at > clock_timestamp() and a.withdrawn_at is null;
  return case when found then 'done' else 'not-waiting' end;
end $$;

reset role;
revoke all on function app.payouts_wait, app.holds_payouts, app.agree_to_payouts, app.withdraw_payouts from public;
grant execute on function app.agree_to_payouts, app.withdraw_payouts to app_member;
revoke create on schema app from nika_definer;
create trigger payouts_wait before insert on payment_accounts for each row execute function app.payouts_wait();
