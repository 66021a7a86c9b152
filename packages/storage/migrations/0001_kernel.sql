-- Facts, notices and stored files: what every domain needs. Times are UTC moments; days are text in Shanghai's calendar.
create table fact (
  id text primary key,
  unit_id text not null,
  metric text not null,
  subject text not null,
  period text not null,
  value numeric(21, 6),
  why text,
  unit text not null,
  evidence text[] not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  replaces text references fact (id) unique,
  check ((value is null) = (why is not null))
);
create index fact_subject on fact (subject, metric, period);

create table notice (
  id text primary key,
  unit_id text not null,
  user_id text not null,
  code text not null,
  facts jsonb not null,
  link text not null,
  key text not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (user_id, key)
);

create table stored_file (
  id text primary key,
  unit_id text not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  stored_at timestamptz not null,
  stored_by text not null
);
create index stored_file_unit on stored_file (unit_id, stored_at);

-- The latest moment for which a scheduled job was put on the queue: of several processes one wins, and a moment missed while all were stopped is caught up.
create table job_moment (
  name text primary key,
  due_at timestamptz not null
);
