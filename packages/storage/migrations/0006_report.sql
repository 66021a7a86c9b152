-- What people write into reports, numbers entered by hand, and signed versions. Facts hold the values of hand numbers.
create table report (
  id text primary key,
  unit_id text not null,
  project_id text not null references project (id),
  outline_id text not null,
  content jsonb not null,
  state text not null check (state in ('draft', 'signed', 'returned')),
  version integer not null,
  changed_at timestamptz not null,
  changed_by text not null,
  unique (project_id, outline_id)
);

create table report_number (
  id text primary key,
  unit_id text not null,
  project_id text not null references project (id),
  label text not null,
  measure_unit text not null,
  document text not null,
  file_id text references stored_file (id),
  fact_id text not null references fact (id),
  entered_at timestamptz not null,
  entered_by text not null,
  unique (project_id, label)
);

-- Append-only. The model is kept as its canonical text, because its SM3 is taken of exactly these bytes.
create table report_edition (
  id text primary key,
  unit_id text not null,
  report_id text not null references report (id),
  project_id text not null references project (id),
  outline_id text not null,
  number integer not null,
  model text not null,
  fact_ids text[] not null,
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  code text not null unique,
  signed_at timestamptz not null,
  signed_by text not null,
  unique (report_id, number)
);

create table report_return (
  id text primary key,
  unit_id text not null,
  report_id text not null references report (id),
  edition_id text not null references report_edition (id) unique,
  opinion text not null,
  by_id text not null,
  at timestamptz not null
);
create index report_return_report on report_return (report_id, at);
