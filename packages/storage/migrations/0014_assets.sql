-- Assets of a unit: its systems and devices, software and licences, where they stand, who supplies and looks after them.
-- What was entered by mistake is taken off the list (removed_at); its history and what is watched of it stay.
create table asset_location (
  id text primary key,
  unit_id text not null,
  -- The room that a rack stands in, the building of a room. Null at the top.
  parent_id text references asset_location (id) deferrable initially deferred,
  name text not null,
  note text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version integer not null
);
create index asset_location_unit on asset_location (unit_id) where removed_at is null;

create table asset_vendor (
  id text primary key,
  unit_id text not null,
  name text not null,
  contact text not null,
  phone text not null,
  -- What they do: supplies, maintains, hosts.
  service text not null,
  note text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version integer not null
);
create index asset_vendor_unit on asset_vendor (unit_id) where removed_at is null;

create table asset_contract (
  id text primary key,
  unit_id text not null,
  number text not null,
  name text not null,
  vendor_id text references asset_vendor (id),
  amount_fen bigint check (amount_fen >= 0),
  signed_on date,
  starts_on date,
  ends_on date,
  note text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version integer not null
);
create index asset_contract_unit on asset_contract (unit_id) where removed_at is null;

create table asset_system (
  id text primary key,
  unit_id text not null,
  kind text not null,
  name text not null,
  importance text not null check (importance in ('core', 'important', 'normal')),
  description text not null,
  owner_id text,
  backup_id text,
  vendor_id text references asset_vendor (id),
  contract_id text references asset_contract (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version integer not null
);
create index asset_system_unit on asset_system (unit_id) where removed_at is null;

create table asset_device (
  id text primary key,
  unit_id text not null,
  kind text not null,
  name text not null,
  system_id text references asset_system (id),
  location_id text references asset_location (id),
  brand text not null,
  model text not null,
  serial text not null,
  asset_number text not null,
  address text not null,
  bought_on date,
  price_fen bigint check (price_fen >= 0),
  warranty_ends_on date,
  state text not null check (state in ('in-use', 'spare', 'repair', 'scrapped')),
  owner_id text,
  vendor_id text references asset_vendor (id),
  note text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version integer not null
);
create index asset_device_unit on asset_device (unit_id) where removed_at is null;
create index asset_device_system on asset_device (system_id) where removed_at is null;

create table asset_software (
  id text primary key,
  unit_id text not null,
  name text not null,
  edition text not null,
  system_id text references asset_system (id),
  device_id text references asset_device (id),
  licence text not null,
  -- Null: not limited, or not said.
  seats integer check (seats >= 0),
  bought_on date,
  price_fen bigint check (price_fen >= 0),
  licence_ends_on date,
  vendor_id text references asset_vendor (id),
  note text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version integer not null
);
create index asset_software_unit on asset_software (unit_id) where removed_at is null;

-- What cannot work without what: systems and devices, both by id. Never a circle.
create table asset_need (
  unit_id text not null,
  from_id text not null,
  to_id text not null,
  primary key (from_id, to_id),
  check (from_id <> to_id)
);
create index asset_need_unit on asset_need (unit_id);
create index asset_need_to on asset_need (to_id);

-- What happened to a system or device: faults that people reported, repairs, maintenance. Only ever added to.
create table asset_event (
  id text primary key,
  unit_id text not null,
  subject_id text not null,
  kind text not null,
  happened_on date not null,
  text text not null,
  cost_fen bigint check (cost_fen >= 0),
  vendor_id text references asset_vendor (id),
  photo_id text references stored_file (id),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null
);
create index asset_event_subject on asset_event (subject_id, id desc);
create index asset_event_unit on asset_event (unit_id, id desc);
create trigger asset_event_append_only before update or delete or truncate on asset_event
  for each statement execute function refuse_change();

-- Manuals, acceptance papers, scanned contracts.
create table asset_document (
  id text primary key,
  unit_id text not null,
  subject_id text not null,
  file_id text not null references stored_file (id),
  note text not null,
  added_at timestamptz not null,
  added_by text not null,
  added_by_name text not null,
  removed_at timestamptz
);
create index asset_document_subject on asset_document (subject_id) where removed_at is null;

-- A look at a subnet: what answers there. It proposes; people add.
create table asset_discovery (
  id text primary key,
  unit_id text not null,
  range text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'stopped')),
  done integer not null,
  total integer not null,
  found jsonb not null,
  begun_at timestamptz not null,
  begun_by text not null,
  begun_by_name text not null,
  ended_at timestamptz
);
create index asset_discovery_unit on asset_discovery (unit_id, id desc);

-- What the program may be told to reach: one row, kept by the system administrator. No row: nothing.
create table reach_policy (
  id smallint primary key check (id = 1),
  ranges text[] not null,
  own text[] not null,
  version integer not null,
  changed_at timestamptz not null
);
