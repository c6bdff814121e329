-- Which dead jobs operators had tried again is kept for good: app.replay_dead_jobs writes it, whoever calls it.
grant create on schema app to nika_definer;
alter table dead_job_replays enable row level security, force row level security;
create policy "operators see what was tried again" on dead_job_replays for select to app_operator using ((select app.user_id()) is not null);
create policy "written as jobs are revived" on dead_job_replays for insert to nika_definer with check (true);
grant select on dead_job_replays to app_operator;
grant insert on dead_job_replays to nika_definer;
create trigger append_only before update or delete on dead_job_replays for each row execute function app.refuse_change();
create trigger never_emptied before truncate on dead_job_replays for each statement execute function app.refuse_change();

set role nika_definer;

-- Operators know each other by name; the worker writes to them.
create function app.operator_names() returns table (user_id uuid, first_name text, last_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  if app.user_id() is null then raise exception 'no operator entered' using errcode = '42501'; end if;
  return query select u.id, u.first_name, u.last_name from public.operators o join public.users u on u.id = o.user_id;
end $$;

create function app.operators_to_tell() returns table (user_id uuid, email text)
language sql stable security definer set search_path = '' as $$
  select u.id, u.email from public.operators o join public.users u on u.id = o.user_id where u.deleted_at is null and u.email is not null
$$;

-- Above the organisation's limit a colleague takes nothing back, and ends no certificate, without another's yes that
-- is written down; nobody writes their own (approvals_nobody_their_own). It is asked at commit, when the yes stands
-- beside the act. A certificate whose gift is gone ends by itself: the gift was asked about.
create function app.second_said_yes() returns trigger language plpgsql set search_path = '' as $$
declare
  above bigint;
begin
  select l.above_cents into above from public.approval_limits l where l.organization_id = old.organization_id;
  if above is null or (to_jsonb(old)->>tg_argv[1])::bigint <= above then return null; end if;
  if (select count(*) from public.memberships m where m.organization_id = old.organization_id and m.status = 'active') < 2 then return null; end if;
  if tg_argv[0] = 'certificate' and exists (select from public.certificate_lines l
      join public.donations d on d.organization_id = l.organization_id and d.id = l.donation_id
      where l.organization_id = old.organization_id and l.certificate_id = old.id and d.status <> 'completed') then return null; end if;
  if not exists (select from public.approvals a where a.organization_id = old.organization_id and a.subject_id = old.id
      and a.decision = 'approved' and split_part(a.act, '.', 1) = tg_argv[0]) then
    raise exception 'above the limit a second person says yes' using errcode = '42501', constraint = 'a_second_says_yes';
  end if;
  return null;
end $$;

reset role;
revoke all on function app.operator_names, app.operators_to_tell, app.second_said_yes from public;
revoke create on schema app from nika_definer;
grant execute on function app.operator_names to app_operator;
grant execute on function app.operators_to_tell to app_system;
create constraint trigger second_said_yes after update on donations deferrable initially deferred for each row
  when (old.status = 'completed' and new.status <> 'completed' and current_user in ('app_member', 'app_limited'))
  execute function app.second_said_yes('donation', 'amount_cents');
create constraint trigger second_said_yes after update on tax_certificates deferrable initially deferred for each row
  when (old.status = 'issued' and new.status <> 'issued' and current_user in ('app_member', 'app_limited'))
  execute function app.second_said_yes('certificate', 'total_cents');
