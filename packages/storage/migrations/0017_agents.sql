-- Agents (采集代理): each runs the checks of a network that the server cannot reach, and tells what it read.
create table watch_agent (
  id text primary key,
  unit_id text not null,
  name text not null,
  place text not null,
  -- What it may be told to reach.
  ranges text[] not null,
  own text[] not null,
  -- SM3 of the one-time code and until when it may be used; of the token that the code was changed for.
  code_hash text unique,
  code_until timestamptz,
  token_hash text unique,
  registered_at timestamptz,
  seen_at timestamptz,
  -- Nothing was heard of it for three heartbeats, and that was said.
  silent_since timestamptz,
  skew_ms integer,
  report jsonb,
  -- Which store on its disk it counts in, and up to where its records are kept.
  spool text,
  kept_seq bigint not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  revoked_at timestamptz,
  version integer not null
);
create index watch_agent_unit on watch_agent (unit_id);
create index watch_check_agent on watch_check (agent_id) where agent_id is not null and removed_at is null;
