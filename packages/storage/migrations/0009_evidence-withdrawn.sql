-- Evidence that was wrong is taken back with a reason; its row and its bytes stay.
alter table evidence
  add column withdrawn_at timestamptz,
  add column withdrawn_by text,
  add column withdrawn_why text;
