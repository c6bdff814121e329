-- The worker packs what was taken back as well; until now it saw none of it.
create policy "the worker packs the organisation's own" on donation_reversals for select to app_system using (organization_id = (select app.org()));
