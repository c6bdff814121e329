-- Members take back what was recorded by mistake; who did it and why stands for good.
alter table donation_reversals enable row level security, force row level security;
create policy "the organisation's own rows" on donation_reversals to app_member
  using (organization_id = (select app.org())) with check (organization_id = (select app.org()));
create policy "members speak for themselves" on donation_reversals as restrictive for insert to app_member with check (by_user_id = (select app.user_id()));
grant select, insert on donation_reversals to app_member;
create trigger append_only before update or delete on donation_reversals for each row execute function app.refuse_change();
create trigger never_emptied before truncate on donation_reversals for each statement execute function app.refuse_change();
