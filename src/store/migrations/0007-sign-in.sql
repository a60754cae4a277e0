-- A person who has signed in. Only the hash of the cookie's random id is here: a copy of the table lets nobody in.
create table session (
  id_hash bytea primary key,
  -- Names the session on pages and in the usage log; opens nothing.
  handle uuid not null unique,
  municipality_id text not null,
  person_id text not null,
  kind text not null check (kind in ('staff', 'resident')),
  -- Which provider vouched, or 'local'; its subject and its own session for logout over the back channel.
  provider text not null,
  issuer text,
  subject text,
  provider_session text,
  level text not null check (level in ('low', 'substantial', 'high')),
  -- For whom a resident acts: a child or a company.
  mandate jsonb,
  -- The password is due for a change: nothing else opens before it.
  must_change boolean not null default false,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (municipality_id, person_id) references person
)
--;
create index session_of_person on session (municipality_id, person_id)
--;
create index session_of_subject on session (issuer, subject)
--;
create index session_ends on session (expires_at)
--;
-- Which person a provider's subject is. A subject of one provider says nothing at another.
create table sign_in_link (
  issuer text not null,
  subject text not null,
  municipality_id text not null,
  person_id text not null,
  linked_at timestamptz not null,
  primary key (issuer, subject, municipality_id),
  foreign key (municipality_id, person_id) references person
)
--;
create index link_of_person on sign_in_link (municipality_id, person_id)
--;
-- A sign-in that is under way at a provider. Taken once; the browser that began it must end it.
create table sign_in_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  provider text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  level text not null,
  expires_at timestamptz not null
)
--;
create index attempt_ends on sign_in_attempt (expires_at)
--;
-- Logout tokens that have done their work, so that none works twice.
create table used_logout_token (
  issuer text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (issuer, jti)
)
--;
-- A name and password of our own, for a town without an identity provider.
create table local_account (
  name text primary key,
  municipality_id text not null,
  person_id text not null,
  -- scrypt with its parameters; null until the first password is set through a one-time link.
  password text,
  earlier text[] not null default '{}',
  changed_at timestamptz,
  -- Enciphered with the service's key. Counts only once it has been confirmed.
  totp_secret bytea,
  totp_confirmed boolean not null default false,
  -- The latest time step that was used, so that a code works once.
  totp_step bigint,
  made_at timestamptz not null,
  unique (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person
)
--;
create table recovery_code (
  name text not null references local_account,
  code_hash bytea not null,
  primary key (name, code_hash)
)
--;
-- A one-time link with which a person sets a new password.
create table account_link (
  id_hash bytea primary key,
  name text not null references local_account,
  made_at timestamptz not null,
  expires_at timestamptz not null
)
--;
create index link_of_account on account_link (name)
--;
-- Tries that failed, by a keyed hash of the account's name or of the address. Names that do not exist are counted alike.
create table sign_in_failure (
  key_hash bytea primary key,
  tries integer not null,
  last_at timestamptz not null,
  closed_until timestamptz
)
