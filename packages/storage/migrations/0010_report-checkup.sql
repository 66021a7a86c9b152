-- Checks of reports that somebody wrote by hand. The text as it was read stays; the files' bytes go when the check is done.
create table report_checkup (
  id text primary key,
  unit_id text not null,
  project_id text references project (id),
  keep boolean not null,
  previous_id text references report_checkup (id),
  last_year_id text references report_checkup (id) on delete set null,
  -- The first check of the same report: dismissals hold for all that follow.
  series_id text not null,
  rule_set_id text,
  title text not null,
  state text not null check (state in ('collecting', 'checking', 'done')),
  files jsonb not null,
  documents jsonb not null,
  findings jsonb not null,
  unread_tables integer not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  done_at timestamptz,
  version integer not null
);
create index report_checkup_unit on report_checkup (unit_id, created_at desc, id desc);

create table report_checkup_file (
  check_id text not null references report_checkup (id) on delete cascade,
  position integer not null,
  bytes bytea not null,
  primary key (check_id, position)
);

create table report_checkup_dismissal (
  unit_id text not null,
  series_id text not null,
  key text not null,
  reason text not null,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  primary key (series_id, key)
);
