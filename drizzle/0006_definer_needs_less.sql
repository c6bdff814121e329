-- No function reads these as nika_definer; dropping the policy changed nothing.
drop policy "the entering functions look here" on permissions;
revoke select on permissions from nika_definer;
