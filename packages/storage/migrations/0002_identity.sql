-- Units, people, what they may do, and the audit.
create table unit (
  id text primary key,
  parent_id text references unit (id),
  name text not null,
  code text not null default '',
  is_example boolean not null default false,
  version integer not null default 1,
  check (parent_id is distinct from id)
);
create unique index unit_name on unit (coalesce(parent_id, ''), name);

-- `duty` keeps the three administrators apart: a grant must carry the duty of its holder, so one person has one duty.
create table user_account (
  id text primary key,
  unit_id text not null references unit (id),
  user_name text not null check (user_name = lower(user_name)),
  name text not null,
  state text not null default 'active' check (state in ('active', 'disabled', 'frozen')),
  duty text not null default 'business'
    check (duty in ('business', 'system-admin', 'security-admin', 'audit-admin')),
  password_hash text not null,
  password_set_at timestamptz not null,
  must_change boolean not null,
  one_time_until timestamptz,
  active_since timestamptz not null,
  last_visit_at timestamptz,
  previous_visit_at timestamptz,
  created_at timestamptz not null,
  is_example boolean not null default false,
  version integer not null default 1,
  unique (user_name),
  unique (id, duty)
);
create index user_account_unit on user_account (unit_id);

create table past_password (
  user_id text not null references user_account (id) on delete cascade,
  set_at timestamptz not null,
  password_hash text not null,
  primary key (user_id, set_at)
);

create table role_grant (
  user_id text not null,
  unit_id text not null references unit (id),
  role text not null,
  duty text not null generated always as (
    case when role in ('system-admin', 'security-admin', 'audit-admin') then role else 'business' end
  ) stored,
  granted_by text not null,
  granted_at timestamptz not null,
  primary key (user_id, unit_id, role),
  foreign key (user_id, duty) references user_account (id, duty)
);
create index role_grant_unit on role_grant (unit_id);

create table session (
  id text primary key,
  unit_id text not null,
  user_id text not null references user_account (id) on delete cascade,
  token_hash text not null unique,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ip text not null,
  agent text not null,
  ended_at timestamptz,
  end_reason text,
  check ((ended_at is null) = (end_reason is null))
);
create index session_of_user on session (user_id) where ended_at is null;

-- Failed sign-ins that still count; unlocking deletes them, the audit keeps them.
create table failed_sign_in (
  id bigint generated always as identity primary key,
  user_name text not null,
  ip text not null,
  at timestamptz not null
);
create index failed_sign_in_recent on failed_sign_in (ip, at);
create index failed_sign_in_of on failed_sign_in (user_name);

create table audit_row (
  unit_id text not null,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  via text not null,
  ip text not null,
  request_id text not null,
  action text not null,
  subject_id text not null,
  subject_name text not null,
  result text not null check (result in ('done', 'refused', 'failed')),
  before_sm3 text,
  after_sm3 text,
  prev_sm3 text not null,
  sm3 text not null,
  primary key (unit_id, seq)
);
create index audit_row_at on audit_row (unit_id, at);
create index audit_row_subject on audit_row (subject_id);

-- The last row of each chain; a writer locks it, so rows of one unit follow one another.
create table audit_head (
  unit_id text primary key,
  seq bigint not null,
  sm3 text not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_row_append_only before update or delete or truncate on audit_row
  for each statement execute function refuse_change();
