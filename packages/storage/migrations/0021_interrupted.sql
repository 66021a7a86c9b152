-- The program itself was away for longer than a check may say nothing: nobody looked, and that is no alert of any check.
alter table verdict_change drop constraint verdict_change_reason_check;
alter table verdict_change add constraint verdict_change_reason_check
  check (reason in ('readings', 'no-data', 'not-run', 'interrupted', 'paused', 'flapping', 'steady'));
