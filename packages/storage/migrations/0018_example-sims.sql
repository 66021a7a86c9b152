-- The example center, while it is there: on which ports of this machine its devices are simulated, when it began, and whether
-- its past is filled in.
create table example_sims (
  unit_id text primary key,
  first_port integer not null,
  begun_at timestamptz not null,
  filled_at timestamptz
);
