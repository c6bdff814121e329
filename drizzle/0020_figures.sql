-- Figures of the whole installation for its monitoring: counts and ages, never whose.
create policy "counting what came" on payfast_notifications for select to nika_definer using (true);--> statement-breakpoint
grant select (received_at, applied_at) on clerk_events to nika_definer;--> statement-breakpoint
grant select (status, received_at, settled_at) on payfast_notifications to nika_definer;--> statement-breakpoint
grant create on schema app to nika_definer;--> statement-breakpoint
set role nika_definer;--> statement-breakpoint
create function app.webhook_figures() returns table (sender text, open bigint, failed bigint, oldest_seconds double precision, delay_seconds double precision)
language sql stable security definer set search_path = '' as $$
  with came as (
    select 'clerk' as sender, status in ('stored', 'waiting') as is_open, status = 'failed' as is_failed, received_at, applied_at as done_at from public.clerk_events
    union all
    select 'payfast', status = 'stored', status = 'refused', received_at, settled_at from public.payfast_notifications
  )
  select c.sender, count(*) filter (where c.is_open), count(*) filter (where c.is_failed),
    coalesce(extract(epoch from now() - min(c.received_at) filter (where c.is_open)), 0)::double precision,
    coalesce(avg(extract(epoch from c.done_at - c.received_at)) filter (where c.done_at > now() - interval '1 hour'), 0)::double precision
  from came c where c.is_open or c.is_failed or c.done_at > now() - interval '1 hour' group by c.sender
$$;--> statement-breakpoint
create function app.organization_figures() returns table (status text, organizations bigint)
language sql stable security definer set search_path = '' as $$
  select o.status, count(*) from public.organizations o group by o.status
$$;--> statement-breakpoint
revoke all on function app.webhook_figures, app.organization_figures from public;--> statement-breakpoint
grant execute on function app.webhook_figures, app.organization_figures to app_visitor, app_operator;--> statement-breakpoint
reset role;--> statement-breakpoint
revoke create on schema app from nika_definer;
