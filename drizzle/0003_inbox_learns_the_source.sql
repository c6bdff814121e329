-- A stranger may send a copy of a notification before PayFast's own arrives; PayFast's address then replaces theirs.
grant update (source_address) on payfast_notifications to app_inbox;
