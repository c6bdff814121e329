-- A colleague limited to named campaigns. Entering gives them a role of their own, app_limited, which the seal covers:
-- its policies let through what belongs to their campaigns, and whoever is not limited pays nothing for it. The role
-- has no grant that is not written here, so a table that comes later is closed to it until somebody decides.
-- Totals of more than one campaign and the counters of certificates are moved for them by functions and shown to them never.
grant usage on schema public, app to app_limited;
grant create on schema app to nika_definer;
alter table membership_campaigns enable row level security, force row level security;
grant select (organization_id, membership_id, campaign_id) on membership_campaigns to nika_definer;
grant select (campaign_id) on donations to nika_definer;
grant select, insert, update on account_totals to nika_definer;
grant insert, update on certificate_counters to nika_definer;
create policy "the entering functions look here" on membership_campaigns for select to nika_definer using (true);
create policy "balances move here" on account_totals to nika_definer using (true) with check (true);

set role nika_definer;

-- As before, and whether the colleague is limited. What concerns the whole organisation is no part of a limited role.
drop function app.enter_member(text, text);
create function app.enter_member(clerk_user text, entered_slug text)
returns table (organization_id uuid, organization_slug text, organization_name text, organization_status text, user_id uuid,
  membership_id uuid, first_name text, last_name text, role_key text, role_name text, is_limited boolean, permission_keys text[])
language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  select o.id, o.slug, o.name, o.status, u.id as user_id, m.id as membership_id, u.first_name, u.last_name, held.key as role_key, held.name as role_name, m.is_limited,
      (select coalesce(array_agg(distinct rp.permission_key), '{}') from public.user_roles ur
        join public.role_permissions rp on rp.organization_id = ur.organization_id and rp.role_id = ur.role_id
        where ur.organization_id = o.id and ur.membership_id = m.id and (not m.is_limited or rp.permission_key in (
          'donations:view', 'donations:record', 'donations:reverse', 'donations:refund', 'donations:export',
          'donors:view', 'donors:edit', 'donors:see-identity', 'donors:export', 'campaigns:view',
          'certificates:view', 'certificates:issue', 'certificates:void', 'certificates:export',
          'ledger:view', 'ledger:export', 'reports:view', 'reports:export', 'audit:view', 'audit:export', 'team:view'))) as permission_keys
    into r
    from public.organizations o
    join public.memberships m on m.organization_id = o.id and m.status = 'active'
    join public.users u on u.id = m.user_id and u.deleted_at is null
    left join lateral (select ro.key, ro.name from public.user_roles ur join public.roles ro on ro.organization_id = ur.organization_id and ro.id = ur.role_id
      where ur.organization_id = o.id and ur.membership_id = m.id order by ro.name limit 1) held on true
    where o.slug = entered_slug and u.clerk_id = clerk_user and o.status <> 'closed';
  if not found then raise exception 'not a member' using errcode = 'NK404'; end if;
  perform app.open_context(case when r.is_limited then 'app_limited' else 'app_member' end, r.id, r.user_id, clerk_user, null);
  return query select r.id, r.slug, r.name, r.status, r.user_id, r.membership_id, r.first_name, r.last_name, r.role_key, r.role_name, r.is_limited, r.permission_keys;
end $$;

-- The campaigns of the limited colleague who entered.
create function app.campaigns() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(c.campaign_id), '{}') from public.membership_campaigns c
    join public.memberships m on m.organization_id = c.organization_id and m.id = c.membership_id
    where c.organization_id = (select app.org()) and m.user_id = (select app.user_id())
$$;

-- Whether a limited colleague may record a gift of this donor: who gave to their campaigns, or to nothing yet. A new donor
-- is seen by nobody before the gift, so this can't ask the policies.
create function app.may_record_for(donor uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select not exists (select from public.donations d where d.organization_id = (select app.org()) and d.donor_id = donor)
    or exists (select from public.donations d where d.organization_id = (select app.org()) and d.donor_id = donor
      and d.campaign_id = any ((select app.campaigns())::uuid[]))
$$;

-- The balance of an account moves with the lines posted to it.
create function app.move_balance(account uuid, amount_cents bigint) returns void language sql volatile security definer set search_path = '' as $$
  insert into public.account_totals as t (organization_id, account_id, balance_cents) values (app.org(), account, amount_cents)
    on conflict (organization_id, account_id) do update set balance_cents = t.balance_cents + excluded.balance_cents, updated_at = now()
$$;

-- The next number of a series in a tax year. Its counter stays locked until the transaction ends.
create function app.take_number(of_series text, of_tax_year integer) returns integer language sql volatile security definer set search_path = '' as $$
  insert into public.certificate_counters as c (organization_id, series, tax_year, last_number) values (app.org(), of_series, of_tax_year, 1)
    on conflict (organization_id, series, tax_year) do update set last_number = c.last_number + 1, updated_at = now()
    returning c.last_number
$$;

-- An owner is never limited: somebody must be able to lift every limit. Becoming one lifts one's own.
create function app.owners_are_not_limited() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.memberships m
      join public.user_roles ur on ur.organization_id = m.organization_id and ur.membership_id = m.id
      join public.roles r on r.organization_id = m.organization_id and r.id = ur.role_id and r.key = 'owner' and r.is_built_in
      where m.organization_id = new.organization_id and m.is_limited
        and m.id = case when tg_table_name = 'memberships' then (to_jsonb(new)->>'id')::uuid else (to_jsonb(new)->>'membership_id')::uuid end) then
    if tg_table_name = 'user_roles' then
      update public.memberships m set is_limited = false, updated_at = now()
        where m.organization_id = new.organization_id and m.id = (to_jsonb(new)->>'membership_id')::uuid;
      return null;
    end if;
    raise exception 'an owner is not limited' using errcode = '23514', constraint = 'owners_are_not_limited';
  end if;
  return null;
end $$;

-- A limited inviter no longer holds all of a role, whichever it is.
do $$
begin
  execute replace(pg_get_functiondef('app.take_up_invitation'::regproc),
    'b.user_id = i.invited_by and b.status = ''active''', 'b.user_id = i.invited_by and b.status = ''active'' and not b.is_limited');
end $$;

reset role;

revoke all on function app.enter_member, app.owners_are_not_limited, app.campaigns, app.may_record_for, app.move_balance, app.take_number from public;
revoke create on schema app from nika_definer;
grant execute on function app.enter_member to nika_web;
grant execute on function app.org, app.user_id, app.campaigns, app.may_record_for to app_limited;
grant execute on function app.move_balance, app.take_number to app_member, app_limited, app_system;

create trigger owners_are_not_limited after insert or update of is_limited on memberships for each row execute function app.owners_are_not_limited();
create trigger owners_are_not_limited after insert on user_roles for each row execute function app.owners_are_not_limited();

-- Whom a limit binds, members decide; nobody who is limited.
create policy "the organisation's own rows" on membership_campaigns to app_member
  using (organization_id = (select app.org())) with check (organization_id = (select app.org()));
grant select, insert, delete on membership_campaigns to app_member;

-- The organisation and its people, to look at.
do $$
declare t text;
begin
  foreach t in array array['organization_profiles', 'organization_tax_details', 'memberships', 'roles', 'role_permissions', 'user_roles', 'funds', 'ledger_accounts'] loop
    execute format('create policy "a limited colleague looks" on public.%I for select to app_limited using (organization_id = (select app.org()))', t);
  end loop;
end $$;
create policy "a limited colleague looks" on organizations for select to app_limited using (id = (select app.org()));
create policy "a limited colleague looks" on users for select to app_limited using (id in (select m.user_id from memberships m where m.organization_id = (select app.org())));
create policy "a limited colleague looks" on permissions for select to app_limited using ((select app.user_id()) is not null);
create policy "a limited colleague's campaigns" on membership_campaigns for select to app_limited
  using (organization_id = (select app.org()) and campaign_id = any ((select app.campaigns())::uuid[]));

-- Gifts of their campaigns, and what hangs on those.
create policy "a limited colleague's campaigns" on campaigns for select to app_limited
  using (organization_id = (select app.org()) and id = any ((select app.campaigns())::uuid[]));
create policy "a limited colleague's campaigns" on campaign_totals to app_limited
  using (organization_id = (select app.org()) and campaign_id = any ((select app.campaigns())::uuid[]))
  with check (organization_id = (select app.org()) and campaign_id = any ((select app.campaigns())::uuid[]));
create policy "a limited colleague's campaigns" on daily_totals to app_limited
  using (organization_id = (select app.org()) and campaign_id = any ((select app.campaigns())::uuid[]))
  with check (organization_id = (select app.org()) and campaign_id = any ((select app.campaigns())::uuid[]));
create policy "gifts to a limited colleague's campaigns" on donations for select to app_limited
  using (organization_id = (select app.org()) and campaign_id = any ((select app.campaigns())::uuid[]));
create policy "gifts to a limited colleague's campaigns change" on donations for update to app_limited
  using (organization_id = (select app.org()) and campaign_id = any ((select app.campaigns())::uuid[]))
  with check (organization_id = (select app.org()) and campaign_id = any ((select app.campaigns())::uuid[]));
create policy "a limited colleague records for their campaigns" on donations for insert to app_limited
  with check (organization_id = (select app.org()) and campaign_id = any ((select app.campaigns())::uuid[]) and app.may_record_for(donor_id));
create policy "who gave to a limited colleague's campaigns" on donors for select to app_limited
  using (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.donor_id = donors.id));
create policy "who gave to a limited colleague's campaigns changes" on donors for update to app_limited
  using (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.donor_id = donors.id))
  with check (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.donor_id = donors.id));
create policy "a limited colleague records a new donor" on donors for insert to app_limited
  with check (organization_id = (select app.org()));
create policy "who gave to a limited colleague's campaigns" on donor_words for select to app_limited
  using (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.donor_id = donor_words.donor_id));
create policy "who gave to a limited colleague's campaigns is renamed" on donor_words for delete to app_limited
  using (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.donor_id = donor_words.donor_id));
create policy "a limited colleague records a new donor" on donor_words for insert to app_limited
  with check (organization_id = (select app.org()) and app.may_record_for(donor_id));
create policy "who gave to a limited colleague's campaigns" on donor_accounts for select to app_limited
  using (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.donor_id = donor_accounts.donor_id));
create policy "of gifts to a limited colleague's campaigns" on donation_tax_details to app_limited
  using (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.id = donation_tax_details.donation_id))
  with check (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.id = donation_tax_details.donation_id));
create policy "of gifts to a limited colleague's campaigns" on payments to app_limited
  using (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.id = payments.donation_id))
  with check (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.id = payments.donation_id));
create policy "of gifts to a limited colleague's campaigns" on certificate_lines to app_limited
  using (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.id = certificate_lines.donation_id))
  with check (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.id = certificate_lines.donation_id));
create policy "of gifts to a limited colleague's campaigns" on donation_reversals for select to app_limited
  using (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.id = donation_reversals.donation_id));
create policy "a limited colleague speaks for themselves" on donation_reversals for insert to app_limited
  with check (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.id = donation_reversals.donation_id) and by_user_id = (select app.user_id()));
create policy "of gifts to a limited colleague's campaigns" on payfast_notifications for select to app_limited
  using (organization_id = (select app.org()) and exists (select from payments p where p.organization_id = (select app.org()) and p.id = payfast_notifications.payment_id));
create policy "of gifts to a limited colleague's campaigns" on transactions for select to app_limited
  using (organization_id = (select app.org()) and (exists (select from donations d where d.organization_id = (select app.org()) and d.id = transactions.donation_id)
    or (transactions.donation_id is null and exists (select from payments p where p.organization_id = (select app.org()) and p.id = transactions.payment_id))));
create policy "a limited colleague posts gifts to their campaigns" on transactions for insert to app_limited
  with check (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.id = transactions.donation_id));
create policy "of gifts to a limited colleague's campaigns" on transaction_lines for select to app_limited
  using (organization_id = (select app.org()) and exists (select from transactions t where t.organization_id = (select app.org()) and t.id = transaction_lines.transaction_id));
create policy "a limited colleague posts gifts to their campaigns" on transaction_lines for insert to app_limited
  with check (organization_id = (select app.org()) and exists (select from transactions t where t.organization_id = (select app.org()) and t.id = transaction_lines.transaction_id));
create policy "a limited colleague opens an account" on ledger_accounts for insert to app_limited
  with check (organization_id = (select app.org()));
-- A certificate whose every line is of their campaigns; its total would tell of the others.
create policy "wholly of a limited colleague's campaigns" on tax_certificates for select to app_limited
  using (organization_id = (select app.org()) and total_cents = (select sum(l.amount_cents) from certificate_lines l
    where l.organization_id = (select app.org()) and l.certificate_id = tax_certificates.id));
create policy "wholly of a limited colleague's campaigns, ends" on tax_certificates for update to app_limited
  using (organization_id = (select app.org()) and total_cents = (select sum(l.amount_cents) from certificate_lines l
    where l.organization_id = (select app.org()) and l.certificate_id = tax_certificates.id))
  with check (organization_id = (select app.org()) and total_cents = (select sum(l.amount_cents) from certificate_lines l
    where l.organization_id = (select app.org()) and l.certificate_id = tax_certificates.id));
create policy "a limited colleague issues to who gave to their campaigns" on tax_certificates for insert to app_limited
  with check (organization_id = (select app.org()) and exists (select from donations d where d.organization_id = (select app.org()) and d.donor_id = tax_certificates.donor_id));
create policy "wholly of a limited colleague's campaigns" on certificate_register for select to app_limited
  using (organization_id = (select app.org()) and exists (select from tax_certificates c where c.organization_id = (select app.org()) and c.id = certificate_register.certificate_id));
create policy "a limited colleague keeps the register" on certificate_register for insert to app_limited
  with check (organization_id = (select app.org()) and exists (select from tax_certificates c where c.organization_id = (select app.org()) and c.id = certificate_register.certificate_id));
create policy "about a limited colleague's campaigns" on outgoing_mails to app_limited
  using (organization_id = (select app.org()) and (exists (select from donations d where d.organization_id = (select app.org()) and d.id = outgoing_mails.subject_id)
    or exists (select from tax_certificates c where c.organization_id = (select app.org()) and c.id = outgoing_mails.subject_id)))
  with check (organization_id = (select app.org()) and (exists (select from donations d where d.organization_id = (select app.org()) and d.id = outgoing_mails.subject_id)
    or exists (select from tax_certificates c where c.organization_id = (select app.org()) and c.id = outgoing_mails.subject_id)));
-- Their own acts, and what happened to what they see; counts of exports and the like are others'.
create policy "a limited colleague's acts and campaigns" on audit_events for select to app_limited
  using (organization_id = (select app.org()) and (actor_user_id = (select app.user_id())
    or exists (select from memberships m where m.organization_id = (select app.org()) and m.id = audit_events.subject_id and m.user_id = (select app.user_id()))
    or subject_id = any ((select app.campaigns())::uuid[])
    or exists (select from donations d where d.organization_id = (select app.org()) and d.id = audit_events.subject_id)
    or exists (select from donors r where r.organization_id = (select app.org()) and r.id = audit_events.subject_id)
    or exists (select from tax_certificates c where c.organization_id = (select app.org()) and c.id = audit_events.subject_id)));
create policy "a limited colleague speaks for themselves" on audit_events for insert to app_limited
  with check (organization_id = (select app.org()) and actor_kind = 'member' and actor_user_id = (select app.user_id()));
create policy "a limited colleague leaves" on memberships for update to app_limited
  using (organization_id = (select app.org()) and user_id = (select app.user_id())) with check (organization_id = (select app.org()) and user_id = (select app.user_id()));
create policy "a limited colleague's own notices" on notices for select to app_limited
  using (organization_id = (select app.org()) and user_id = (select app.user_id()) and exists (select from audit_events e where e.organization_id = (select app.org()) and e.id = notices.event_id));
create policy "a limited colleague reads them" on notices for update to app_limited
  using (organization_id = (select app.org()) and user_id = (select app.user_id()) and exists (select from audit_events e where e.organization_id = (select app.org()) and e.id = notices.event_id))
  with check (organization_id = (select app.org()) and user_id = (select app.user_id()));

-- Nothing of these is theirs; asked, they are empty.
do $$
declare t text;
begin
  foreach t in array array['account_totals', 'certificate_counters', 'unallocated_payments', 'team_invitations'] loop
    execute format('create policy "none of a limited colleague''s" on public.%I for select to app_limited using ((select app.org()) is null)', t);
  end loop;
end $$;
grant select on organizations, organization_profiles, organization_tax_details, memberships, membership_campaigns, roles, role_permissions, user_roles,
  permissions, funds, campaigns, campaign_totals, daily_totals, donors, donor_words, donations, donation_reversals, donation_tax_details, donor_accounts,
  payments, payfast_notifications, unallocated_payments, team_invitations, ledger_accounts, transactions, transaction_lines, account_totals, certificate_counters,
  tax_certificates, certificate_lines, certificate_register, outgoing_mails, audit_events, notices to app_limited;
grant select (id, clerk_id, email, first_name, last_name, deleted_at) on users to app_limited;
grant insert on campaign_totals, daily_totals, donors, donor_words, donations, donation_reversals, donation_tax_details, payments, ledger_accounts,
  transactions, transaction_lines, tax_certificates, certificate_lines, certificate_register, outgoing_mails, audit_events to app_limited;
grant update on campaign_totals, daily_totals, donors, donations, payments, outgoing_mails to app_limited;
grant update (nature, details_ciphertext, identity_hmac, tax_reference_hmac, identity_masked, tax_reference_masked, updated_at) on donation_tax_details to app_limited;
grant update (status, updated_at) on tax_certificates to app_limited;
grant update (is_live, updated_at) on certificate_lines to app_limited;
grant update (status, updated_at) on memberships to app_limited;
grant update (read_at, updated_at) on notices to app_limited;
grant delete on donor_words to app_limited;
