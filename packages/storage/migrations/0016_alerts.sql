-- Alerts (告警): what is wrong and whom it concerns; silences, maintenance windows, and alerts that come in from and go out to
-- other programs.

-- The newest change of each check's verdict, and its newest falls: what alerts are judged from. Kept with the changes, in one
-- transaction.
create table check_standing (
  check_id text primary key references watch_check (id),
  unit_id text not null,
  change_id text not null,
  verdict text not null check (verdict in ('up', 'warning', 'down', 'unknown')),
  at timestamptz not null,
  reason text not null,
  detail text not null,
  -- When it last left `up`, newest first, at most four.
  falls timestamptz[] not null,
  -- When its readings were last said to begin or to end flapping, and which of the two.
  flapping_at timestamptz,
  flapping boolean not null
);
create index check_standing_trouble on check_standing (unit_id) where verdict <> 'up' or flapping;

create table alert_source (
  id text primary key,
  unit_id text not null,
  kind text not null check (kind in ('alertmanager', 'zabbix', 'nightingale')),
  name text not null,
  -- SM3 of the word in its address; the word itself is shown once.
  token_hash text not null unique,
  -- For what says none itself.
  severity text not null check (severity in ('urgent', 'important', 'notice')),
  system_id text,
  received integer not null,
  last_at timestamptz,
  -- The minute that messages are counted in, and how many came in it.
  minute_at timestamptz,
  minute_count integer not null,
  -- What was wrong with the newest message that was refused; null once one was taken again.
  last_problem text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version integer not null
);
create index alert_source_unit on alert_source (unit_id) where removed_at is null;

create table silence (
  id text primary key,
  unit_id text not null,
  system_ids text[] not null,
  check_ids text[] not null,
  sources text[] not null,
  -- Part of the title; '' for any.
  text text not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  reason text not null,
  created_by text not null,
  created_by_name text not null,
  ended_at timestamptz,
  ended_by text,
  ended_by_name text
);
create index silence_unit on silence (unit_id, until_at);

create table maintenance_window (
  id text primary key,
  unit_id text not null,
  name text not null,
  time jsonb not null,
  -- Everything of the unit, whatever the lists say.
  everything boolean not null,
  system_ids text[] not null,
  check_ids text[] not null,
  reason text not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  ended_at timestamptz,
  ended_by text,
  ended_by_name text,
  version integer not null
);
create index maintenance_window_unit on maintenance_window (unit_id) where ended_at is null;

create table alert (
  id text primary key,
  unit_id text not null,
  -- What it is about: two open alerts never have one key.
  key text not null,
  source text not null check (source in ('check', 'engine', 'agent', 'alertmanager', 'zabbix', 'nightingale')),
  source_id text references alert_source (id),
  kind text not null check (kind in ('down', 'warning', 'no-data', 'not-run', 'flapping', 'external')),
  severity text not null check (severity in ('urgent', 'important', 'notice')),
  title text not null,
  detail text not null,
  check_id text references watch_check (id),
  system_id text,
  labels jsonb not null,
  -- The change of verdict that it was opened for: no change opens two.
  change_id text unique,
  -- When the trouble began, and when the alert was opened for it.
  since timestamptz not null,
  opened_at timestamptz not null,
  -- Not told to anybody before this moment: what is behind one cause has come together by then.
  tell_at timestamptz not null,
  changed_at timestamptz not null,
  explained_by text references alert (id) deferrable initially deferred,
  silenced_by text references silence (id),
  maintenance_by text references maintenance_window (id),
  seen_at timestamptz,
  seen_by text,
  seen_by_name text,
  ended_at timestamptz,
  ended_how text check (ended_how in ('recovered', 'resolved', 'removed', 'by-hand')),
  ended_by_name text,
  check ((ended_at is null) = (ended_how is null))
);
create unique index alert_open_key on alert (unit_id, key) where ended_at is null;
create index alert_ended on alert (unit_id, ended_at desc) where ended_at is not null;
create index alert_check on alert (check_id, opened_at desc);

create table alert_hook (
  id text primary key,
  unit_id text not null,
  name text not null,
  url text not null,
  -- The least bad that is sent.
  severity text not null check (severity in ('urgent', 'important', 'notice')),
  system_ids text[] not null,
  recoveries boolean not null,
  -- Sealed with the key in the data directory; null for none.
  secret text,
  paused boolean not null,
  -- Not tried before this moment; moved on by whoever tries, so that two processes never send the same.
  next_at timestamptz not null,
  failures integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version integer not null
);
create index alert_hook_unit on alert_hook (unit_id) where removed_at is null;

-- What the receiver of a hook was last told of an alert, once it has answered that it took it.
create table hook_told (
  hook_id text not null references alert_hook (id),
  alert_id text not null references alert (id),
  state text not null check (state in ('firing', 'resolved')),
  severity text not null,
  at timestamptz not null,
  primary key (hook_id, alert_id)
);

-- Every try to send, and its answer.
create table hook_delivery (
  id text primary key,
  hook_id text not null references alert_hook (id),
  unit_id text not null,
  at timestamptz not null,
  test boolean not null,
  firing integer not null,
  resolved integer not null,
  ok boolean not null,
  status integer,
  answer text not null,
  took_ms integer not null
);
create index hook_delivery_hook on hook_delivery (hook_id, id desc);
