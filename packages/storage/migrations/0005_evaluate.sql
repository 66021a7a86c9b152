-- Goals with their indicators, what was reached, evidence, and how goals were reviewed. Points are centipoints.
-- An indicator that was dropped is marked, not deleted: facts and results name it.
create table goal (
  id text primary key,
  unit_id text not null,
  project_id text not null unique references project (id),
  year integer not null,
  annual text not null,
  stages jsonb not null,
  template_id text not null,
  rule_set_id text not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved')),
  version integer not null,
  changed_at timestamptz not null,
  changed_by text not null
);

create table indicator (
  id text primary key,
  unit_id text not null,
  project_id text not null references project (id),
  goal_id text not null references goal (id),
  position integer not null,
  level2 text not null,
  name text not null,
  target jsonb not null,
  measure_unit text not null,
  weight_cp integer not null check (weight_cp between 0 and 10000),
  explanation text not null,
  basis text not null,
  method text not null,
  source text not null,
  scoring text not null,
  quarters jsonb not null,
  core boolean not null,
  measured_by jsonb not null,
  dropped_at timestamptz
);
create index indicator_project on indicator (project_id, position);

create table goal_review (
  id text primary key,
  unit_id text not null,
  goal_id text not null references goal (id),
  move text not null,
  opinion text not null,
  by_id text not null,
  at timestamptz not null
);
create index goal_review_goal on goal_review (goal_id, at);

create table goal_outcome (
  project_id text primary key references project (id),
  unit_id text not null,
  achieved text not null,
  execution_reason text not null,
  version integer not null
);

-- Append-only: what people entered about an indicator's result. The value itself is also a fact.
create table indicator_result (
  id text primary key,
  unit_id text not null,
  project_id text not null references project (id),
  indicator_id text not null references indicator (id),
  period text not null,
  actual jsonb,
  deviation_reason text not null,
  improvement text not null,
  reduction jsonb,
  sample jsonb,
  sample_fact_ids text[] not null,
  files text[] not null,
  fact_id text references fact (id),
  entered_at timestamptz not null,
  entered_by text not null
);
create index indicator_result_project on indicator_result (project_id, entered_at);
create index indicator_result_indicator on indicator_result (indicator_id, entered_at);

create table evidence (
  file_id text primary key references stored_file (id),
  unit_id text not null,
  project_id text not null references project (id),
  note text not null
);
create index evidence_project on evidence (project_id);

create table evidence_indicator (
  file_id text not null references evidence (file_id),
  indicator_id text not null references indicator (id),
  unit_id text not null,
  primary key (file_id, indicator_id)
);
create index evidence_indicator_indicator on evidence_indicator (indicator_id);
