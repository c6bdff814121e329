-- What the verbs would have kept, added up at once.
insert into account_totals (organization_id, account_id, balance_cents)
select organization_id, account_id, sum(amount_cents) from transaction_lines group by 1, 2;
--
insert into daily_totals (organization_id, fund_id, campaign_id, method, received_on, raised_cents, donation_count)
select organization_id, fund_id, campaign_id, method, received_on, sum(amount_cents), count(*) from donations where status = 'completed' group by 1, 2, 3, 4, 5;
--
insert into gift_spans (organization_id, donor_id, first_on, last_on)
select organization_id, donor_id, min(received_on), max(received_on) from donations where status = 'completed' group by 1, 2;
--
insert into campaign_totals (organization_id, campaign_id, raised_cents, donation_count, donor_count)
select organization_id, campaign_id, sum(amount_cents), count(*), count(distinct donor_id) from donations
where status = 'completed' and campaign_id is not null group by 1, 2;
