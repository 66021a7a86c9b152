-- Projects with their uses, adjustments and arrivals, and the payments made from them. Money is whole fen; days are
-- days of Shanghai's calendar, as text. What was found wrong is marked, not deleted: facts name it as evidence.
create table project (
  id text primary key,
  unit_id text not null,
  code text not null,
  name text not null,
  year integer not null,
  owner_id text not null,
  fund_kind text not null,
  initial_appropriation_fen bigint not null check (initial_appropriation_fen >= 0),
  initial_carried_over_fen bigint not null check (initial_carried_over_fen >= 0),
  initial_other_fen bigint not null check (initial_other_fen >= 0),
  leftover_carried_over_fen bigint check (leftover_carried_over_fen >= 0),
  leftover_surplus_fen bigint check (leftover_surplus_fen >= 0),
  leftover_note text,
  milestones text,
  finished_on text,
  copied_from text references project (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null,
  removed_at timestamptz,
  removed_by text,
  removed_why text
);
-- A project entered by mistake is marked, and its code is free again.
create unique index project_code on project (unit_id, year, code) where removed_at is null;

create table project_use (
  id text primary key,
  unit_id text not null,
  project_id text not null references project (id),
  position integer not null,
  name text not null,
  amount_fen bigint not null check (amount_fen >= 0)
);
create index project_use_project on project_use (project_id, position);

create table budget_adjustment (
  id text primary key,
  unit_id text not null,
  project_id text not null references project (id),
  day text not null,
  amount_fen bigint not null,
  source text not null,
  document text not null,
  file_id text references stored_file (id),
  removed_at timestamptz,
  removed_by text,
  removed_why text
);
create index budget_adjustment_project on budget_adjustment (project_id, day);

create table fund_arrival (
  id text primary key,
  unit_id text not null,
  project_id text not null references project (id),
  day text not null,
  amount_fen bigint not null,
  source text not null,
  document text not null,
  file_id text references stored_file (id),
  removed_at timestamptz,
  removed_by text,
  removed_why text
);
create index fund_arrival_project on fund_arrival (project_id, day);

create table payment (
  id text primary key,
  unit_id text not null,
  project_id text not null references project (id),
  use_id text references project_use (id),
  day text not null,
  amount_fen bigint not null check (amount_fen <> 0),
  source text not null,
  payee text,
  payee_account text,
  payee_bank text,
  contract text,
  purpose text,
  voucher text,
  person_uses text,
  person_applies text,
  person_carries_out text,
  person_evaluates text,
  batch_id text,
  dedupe_key text not null,
  reversed_at timestamptz,
  reversed_by text,
  reversed_why text,
  created_at timestamptz not null,
  version integer not null
);
create unique index payment_once on payment (project_id, dedupe_key) where reversed_at is null;
create index payment_project_day on payment (project_id, day, id);
create index payment_batch on payment (batch_id) where batch_id is not null;
