-- What was wrong with the newest message of a source is kept as its place in the message and the key of a sentence, so that every
-- reader has it in their own language. What was kept in English goes; the next message that is refused says it anew.
alter table alert_source alter column last_problem type jsonb using null;

-- What receivers believe to be firing: looked for at every tick, and few among all they were ever told.
create index hook_told_firing on hook_told (hook_id, alert_id) where state = 'firing';
