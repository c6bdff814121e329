import { deadLetterQueue } from "@/lib/jobs/queues";

// What stands in an error of somebody else's is not known: what looks like an address or a number is left out.
const withoutPeople = (message: string) =>
  String.raw`left(regexp_replace(regexp_replace(${message}, '[^\s<>"]+@[^\s<>"]+', '…', 'g'), '\m\d{6,}\M', '…', 'g'), 200)`;

const isDead = (job: string) => `${job}.name = '${deadLetterQueue}' and ${job}.state = 'created'`;

const shown = `select j.id, j.source_name, j.data->>'organizationId', j.data->>'id', j.created_on, j.source_retry_count + 1,
      ${withoutPeople("coalesce(j.source_output->>'message', '')")} from pgboss.job j where ${isDead("j")}`;
const columns =
  "table (id uuid, queue text, organization_id text, row_id text, died_at timestamptz, tries integer, message text)";

/**
 * Jobs that failed for good, and trying them again. A dead job becomes a new one of its queue and is gone in the same
 * statement, so that however many ask at once, it is added once. Its columns are those that pg-boss's redrive gives.
 */
export const deadJobs = `
  begin;
  grant select, insert, delete on pgboss.job to nika_definer;
  grant select on pgboss.queue to nika_definer;
  grant create on schema app to nika_definer;
  set local role nika_definer;
  create or replace function app.dead_jobs(of_queue text, died_before timestamptz, before_id uuid, many integer)
  returns ${columns} language plpgsql stable security definer set search_path = '' as $$
  begin
    if app.user_id() is null then raise exception 'no operator entered' using errcode = '42501'; end if;
    return query ${shown} and (of_queue is null or j.source_name = of_queue)
      and (died_before is null or (date_trunc('milliseconds', j.created_on), j.id) < (died_before, before_id))
      order by date_trunc('milliseconds', j.created_on) desc, j.id desc limit many;
  end $$;
  create or replace function app.dead_job_kinds() returns table (queue text, jobs bigint, oldest_at timestamptz)
  language plpgsql stable security definer set search_path = '' as $$
  begin
    if app.user_id() is null then raise exception 'no operator entered' using errcode = '42501'; end if;
    return query select j.source_name, count(*), min(j.created_on) from pgboss.job j where ${isDead("j")} group by j.source_name order by 1;
  end $$;
  create or replace function app.own_dead_jobs(many integer) returns ${columns}
  language plpgsql stable security definer set search_path = '' as $$
  begin
    return query ${shown} and j.data->>'organizationId' = app.org()::text order by j.created_on desc, j.id desc limit many;
  end $$;
  create or replace function app.revive_jobs(which uuid, of_queue text, of_organization text, many integer) returns integer
  language plpgsql set search_path = '' as $$
  declare revived integer;
  begin
    with taken as (
      delete from pgboss.job d where d.name = '${deadLetterQueue}' and d.id in (select j.id from pgboss.job j where ${isDead("j")}
          and (which is null or j.id = which) and (of_queue is null or j.source_name = of_queue)
          and (of_organization is null or j.data->>'organizationId' = of_organization)
        order by j.created_on, j.id limit many) returning d.*
    ), buried as (
      delete from pgboss.job f using taken t where f.name = t.source_name and f.id = t.source_id and f.state = 'failed'
    ), added as (
      insert into pgboss.job (name, data, priority, retry_limit, retry_backoff, retry_delay, retry_delay_max, expire_seconds, start_after,
          created_on, keep_until, deletion_seconds, policy, singleton_key, heartbeat_seconds, dead_letter, source_root_id)
        select q.name, t.data, t.priority, q.retry_limit, q.retry_backoff, q.retry_delay, q.retry_delay_max, q.expire_seconds, now(),
          now(), now() + q.retention_seconds * interval '1s', q.deletion_seconds, q.policy, t.singleton_key, q.heartbeat_seconds,
          q.dead_letter, coalesce(t.source_root_id, t.source_id)
        from taken t join pgboss.queue q on q.name = t.source_name
        -- One that waits already about the same row will do.
        on conflict do nothing
    )
    select count(*)::integer into revived from taken;
    return revived;
  end $$;
  create or replace function app.replay_dead_jobs(which uuid, of_queue text, many integer) returns integer
  language plpgsql security definer set search_path = '' as $$
  declare revived integer; kind text := of_queue;
  begin
    if app.user_id() is null then raise exception 'no operator entered' using errcode = '42501'; end if;
    if which is not null then select j.source_name into kind from pgboss.job j where ${isDead("j")} and j.id = which; end if;
    revived := app.revive_jobs(which, of_queue, null, many);
    if revived > 0 then
      insert into public.dead_job_replays (id, queue, subject_id, count, replayed_by, replayed_at)
        values (gen_random_uuid(), coalesce(kind, 'all'), which, revived, app.user_id(), clock_timestamp());
    end if;
    return revived;
  end $$;
  create or replace function app.replay_own_dead_job(which uuid) returns integer
  language plpgsql security definer set search_path = '' as $$
  begin
    return app.revive_jobs(which, null, app.org()::text, 1);
  end $$;
  revoke all on function app.dead_jobs, app.dead_job_kinds, app.own_dead_jobs, app.revive_jobs, app.replay_dead_jobs, app.replay_own_dead_job from public;
  grant execute on function app.dead_jobs, app.dead_job_kinds, app.replay_dead_jobs to app_operator;
  grant execute on function app.own_dead_jobs, app.replay_own_dead_job to app_member;
  reset role;
  revoke create on schema app from nika_definer;
  commit;`;
