-- A suspension that begins has not ended: who ended it, and why, come with when, as the table itself says.
alter policy "operators suspend" on organization_suspensions
  with check (suspended_by = (select app.user_id()) and reopened_at is null);
