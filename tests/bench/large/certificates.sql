-- A certificate for every gift that asked for one, but for those of the last three days: numbered one by one, as the
-- database demands, in the order they were issued. The papers themselves are in no storage.
create procedure large.issue_certificates(until timestamptz, batch int) language plpgsql as $$
declare s record; taken int; last int;
begin
  create table large.wanted as
    select d.organization_id as org, d.id as donation_id, d.donor_id, d.amount_cents, d.received_on, d.completed_at + interval '2 minutes' as at,
      extract(year from (d.completed_at at time zone 'Africa/Johannesburg') + interval '10 months')::int as tax_year
    from donations d
    where d.wants_certificate and d.status = 'completed' and d.completed_at < until - interval '3 days';
  create table large.numbered as
    select w.*, row_number() over (partition by org, tax_year order by at, donation_id)::int as sequence,
      row_number() over (order by org, at, donation_id) as g from large.wanted w;
  create index on large.numbered (org, tax_year, sequence);
  analyze large.numbered;
  commit;
  for s in select org, tax_year, max(sequence) as numbers from large.numbered group by 1, 2 order by 1, 2 loop
    taken := 0;
    while taken < s.numbers loop
      last := least(taken + batch, s.numbers);
      for number in taken + 1 .. last loop
        insert into certificate_counters as c (organization_id, series, tax_year, last_number) values (s.org, 'SPECIMEN', s.tax_year, 1)
          on conflict (organization_id, series, tax_year) do update set last_number = c.last_number + 1;
      end loop;
      insert into tax_certificates (organization_id, id, series, tax_year, number_sequence, number, donor_id, issued_at, issued_on, rule_set, total_cents,
        verify_code, snapshot_ciphertext, status, pdf_sha256, stored_at, mailed_at, created_at, updated_at)
      select org, large.id(at, 'certificate', g), 'SPECIMEN', tax_year, sequence, tax_year || '-' || lpad(sequence::text, 6, '0'), donor_id, at,
        (at at time zone 'Africa/Johannesburg')::date, case when at < '2026-03-01' then 'notice-3082' else 'notice-6762' end, amount_cents,
        regexp_replace(translate(upper(substr(md5('verify' || g), 1, 12)), '01', 'XY'), '(....)(....)(....)', '\1-\2-\3'),
        'none', 'issued', encode(sha256(('paper' || g)::bytea), 'hex'), at, at, at, at
      from large.numbered where org = s.org and tax_year = s.tax_year and sequence between taken + 1 and last order by sequence;
      insert into certificate_lines (organization_id, id, certificate_id, donation_id, amount_cents, received_on, tax_year, created_at, updated_at)
      select org, large.id(at, 'certificate-line', g), large.id(at, 'certificate', g), donation_id, amount_cents, received_on,
        extract(year from received_on + interval '10 months')::int, at, at
      from large.numbered where org = s.org and tax_year = s.tax_year and sequence between taken + 1 and last order by sequence;
      insert into certificate_register (organization_id, id, certificate_id, event, happened_at, created_at, updated_at)
      select org, large.id(at, 'register', g), large.id(at, 'certificate', g), 'issued', at, at, at
      from large.numbered where org = s.org and tax_year = s.tax_year and sequence between taken + 1 and last order by sequence;
      insert into audit_events (organization_id, id, happened_at, actor_kind, action, subject_type, subject_id, created_at, updated_at)
      select org, large.id(at, e.action, g), at, 'system', e.action, 'certificate', large.id(at, 'certificate', g), at, at
      from large.numbered cross join (values ('certificate.issued'), ('certificate.mailed')) e (action)
      where org = s.org and tax_year = s.tax_year and sequence between taken + 1 and last order by sequence;
      commit;
      -- Triggers planned while the tables were empty read all of them for each row.
      if taken in (0, 10 * batch) then analyze tax_certificates, certificate_lines; end if;
      taken := last;
    end loop;
  end loop;
  -- One in a hundred was voided since.
  create temp table ended as select n.org, n.g, n.at, large.id(n.at, 'certificate', n.g) as id, o.owner_id
    from large.numbered n join large.organizations o on o.id = n.org where large.chance(n.g, 10, 100) = 0;
  update certificate_lines l set is_live = false from ended e where l.organization_id = e.org and l.certificate_id = e.id;
  update tax_certificates c set status = 'voided' from ended e where c.organization_id = e.org and c.id = e.id;
  insert into certificate_register (organization_id, id, certificate_id, event, happened_at, by_user_id, reason, created_at, updated_at)
    select org, large.id(at, 'voided', g), id, 'voided', at + interval '1 hour', owner_id, 'Issued to the wrong branch of the family', at, at from ended;
  insert into audit_events (organization_id, id, happened_at, actor_kind, actor_user_id, action, subject_type, subject_id, created_at, updated_at)
    select org, large.id(at, 'voided', g), at + interval '1 hour', 'member', owner_id, 'certificate.voided', 'certificate', id, at, at from ended;
  commit;
end $$;
