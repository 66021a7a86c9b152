-- Imports of ledger files: the import itself, its rows as read, and what was decided of each row. No payment exists until
-- an import is confirmed; rows and fates stay, so that every payment can be followed back to its cell.
create table ledger_batch (
  id text primary key,
  unit_id text not null,
  file_id text not null references stored_file (id),
  state text not null,
  progress_done double precision not null,
  progress_total double precision not null,
  failure jsonb,
  sheets jsonb not null,
  wish jsonb not null,
  settings jsonb,
  suggested jsonb,
  titles jsonb not null,
  guess jsonb,
  summary jsonb,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  confirmed_by_name text,
  reversed_at timestamptz,
  reversed_by text,
  reversed_by_name text,
  reversed_why text,
  version integer not null
);
create index ledger_batch_unit on ledger_batch (unit_id, created_at desc);

create table ledger_line (
  batch_id text not null references ledger_batch (id),
  unit_id text not null,
  sheet integer not null,
  row_no integer not null,
  cells json not null,
  primary key (batch_id, sheet, row_no)
);

create table ledger_fate (
  batch_id text not null references ledger_batch (id),
  unit_id text not null,
  row_no integer not null,
  fate text not null,
  remarks json not null,
  written_fen bigint,
  payment json,
  payment_id text,
  dedupe_key text,
  label text not null,
  primary key (batch_id, row_no)
);
create index ledger_fate_kind on ledger_fate (batch_id, fate, row_no);

-- What a unit has once said a column title means; null: nothing.
create table ledger_title (
  unit_id text not null,
  title text not null,
  field text,
  primary key (unit_id, title)
);
