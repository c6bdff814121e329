import { toldActs } from "@/lib/audit/who-is-told";

/** Told by a job of its own: nobody can enter any more to read a notice. */
const closing = "organization.closed";

/**
 * Whoever writes an event that colleagues are told of, a verb, a job or a function of the database: the job that tells
 * them is added with it. Which acts those are stands in lib/audit/who-is-told.ts alone.
 */
export const tellOfActs = () => `
  begin;
  grant insert on pgboss.job to nika_definer;
  grant select on pgboss.queue to nika_definer;
  grant create on schema app to nika_definer;
  set local role nika_definer;
  create or replace function app.tell_of_act() returns trigger language plpgsql security definer set search_path = '' as $$
  begin
    insert into pgboss.job (name, data, retry_limit, retry_backoff, retry_delay, retry_delay_max, expire_seconds, keep_until,
        deletion_seconds, policy, heartbeat_seconds, dead_letter)
      select q.name, jsonb_build_object('organizationId', new.organization_id, 'id', case new.action when '${closing}' then new.organization_id else new.id end), q.retry_limit, q.retry_backoff, q.retry_delay,
        q.retry_delay_max, q.expire_seconds, now() + q.retention_seconds * interval '1s', q.deletion_seconds, q.policy,
        q.heartbeat_seconds, q.dead_letter
      from pgboss.queue q where q.name = case new.action when '${closing}' then '${closing}' else 'notices.write' end;
    if not found then raise exception 'the queue of notices is not there: run npm run migrate'; end if;
    return null;
  end $$;
  revoke all on function app.tell_of_act from public;
  reset role;
  revoke create on schema app from nika_definer;
  create or replace trigger tell_of_act after insert on public.audit_events for each row
    when (new.action in (${[closing, ...Object.keys(toldActs)]
      .map((act) => `'${act}'`)
      .join(", ")})) execute function app.tell_of_act();
  commit;`;
