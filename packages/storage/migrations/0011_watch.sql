-- Checks and what they read. A reading is kept raw for some days in a partition of its day; partitions are dropped, never
-- emptied row by row.
create table watch_check (
  id text primary key,
  no integer generated always as identity unique,
  unit_id text not null,
  name text not null,
  settings jsonb not null,
  interval_s integer not null check (interval_s between 5 and 86400),
  timeout_s numeric not null,
  version integer not null
);

create table reading (
  check_no integer not null,
  at timestamptz not null,
  took_ms real not null,
  ok boolean not null,
  vals real[] not null,
  detail text not null,
  primary key (check_no, at)
) partition by range (at);
