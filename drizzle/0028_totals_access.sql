-- When each donor first and last gave is counted by a function, so that a colleague held to some campaigns keeps it
-- right without reading it: it is of all that a donor gave.
alter table gift_spans enable row level security, force row level security;
create policy "the organisation's own rows" on gift_spans for select to app_member, app_system using (organization_id = (select app.org()));
create policy "spans are counted here" on gift_spans to nika_definer using (true) with check (true);
grant select on gift_spans to app_member, app_system;
grant select, insert, update on gift_spans to nika_definer;
grant select (status, received_on), update (is_certified) on donations to nika_definer;
insert into gift_spans (organization_id, donor_id, first_on, last_on)
select organization_id, donor_id, min(received_on), max(received_on) from donations where status = 'completed' group by organization_id, donor_id;
--> statement-breakpoint
grant create on schema app to nika_definer;
set role nika_definer;

-- The row is locked before the gifts are read: one that completes meanwhile is seen, or waits and counts for itself.
create function app.span_gifts(donor uuid) returns void language plpgsql security definer set search_path = '' as $$
declare o uuid := app.org();
begin
  insert into public.gift_spans (organization_id, donor_id) values (o, donor)
    on conflict (organization_id, donor_id) do update set updated_at = now();
  update public.gift_spans s set first_on = g.first_on, last_on = g.last_on
    from (select min(d.received_on) as first_on, max(d.received_on) as last_on from public.donations d
      where d.organization_id = o and d.donor_id = donor and d.status = 'completed') g
    where s.organization_id = o and s.donor_id = donor;
end $$;

-- A donation says itself whether it stands on a live certificate, so that those which wait are found by an index. The
-- database keeps that with the line: no verb can forget it. A line is live when it is written and may only end.
create function app.mark_certified() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.donations d set is_certified = new.is_live where d.organization_id = new.organization_id and d.id = new.donation_id;
  return null;
end $$;

reset role;
revoke all on function app.span_gifts, app.mark_certified from public;
revoke create on schema app from nika_definer;
grant execute on function app.span_gifts to app_member, app_limited, app_system;
create trigger mark_certified after insert or update of is_live on certificate_lines for each row execute function app.mark_certified();
