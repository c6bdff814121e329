-- What waits for a second person. Whoever asks speaks for themselves, a decision stands, and nobody decides on their own.
grant create on schema app to nika_definer;
alter table approvals enable row level security, force row level security;
alter table approval_limits enable row level security, force row level security;

set role nika_definer;
create function app.team_of_one_has_no_second() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.above_cents is not null and (select count(*) from public.memberships m where m.organization_id = new.organization_id and m.status = 'active') < 2 then
    raise exception 'a team of one has no second person' using errcode = '23514', constraint = 'a_team_of_one_has_no_second';
  end if;
  return new;
end $$;
reset role;
revoke all on function app.team_of_one_has_no_second from public;
revoke create on schema app from nika_definer;
create trigger team_of_one_has_no_second before insert or update on approval_limits for each row execute function app.team_of_one_has_no_second();

create policy "the organisation's own rows" on approval_limits to app_member
  using (organization_id = (select app.org())) with check (organization_id = (select app.org()));
create policy "a limited colleague looks" on approval_limits for select to app_limited using (organization_id = (select app.org()));
grant select, insert on approval_limits to app_member;
grant update (above_cents, updated_at) on approval_limits to app_member;
grant select on approval_limits to app_limited;

create policy "the organisation's own rows" on approvals to app_member
  using (organization_id = (select app.org())) with check (organization_id = (select app.org()));
create policy "about a limited colleague's campaigns" on approvals to app_limited
  using (organization_id = (select app.org()) and (exists (select from donations d where d.organization_id = (select app.org()) and d.id = approvals.subject_id)
    or exists (select from tax_certificates c where c.organization_id = (select app.org()) and c.id = approvals.subject_id)))
  with check (organization_id = (select app.org()) and (exists (select from donations d where d.organization_id = (select app.org()) and d.id = approvals.subject_id)
    or exists (select from tax_certificates c where c.organization_id = (select app.org()) and c.id = approvals.subject_id)));
create policy "who asks speaks for themselves, and nothing is decided" on approvals as restrictive for insert to app_member, app_limited
  with check (requested_by = (select app.user_id()) and decision is null);
create policy "a decision stands, and is one's own" on approvals as restrictive for update to app_member, app_limited
  using (decision is null) with check (decided_by is null or decided_by = (select app.user_id()));
grant select, insert on approvals to app_member, app_limited;
grant update (decision, decided_by, decided_at, decision_reason, updated_at) on approvals to app_member, app_limited;
