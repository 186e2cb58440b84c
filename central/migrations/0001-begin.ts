/**
 * The first shape. `item` holds everything that desks are told through the feed, once, in its newest state;
 * `departure` remembers who lost sight of an item, so that their desks are told that it is gone.
 * Footage paths are relative to the data folder. Times are milliseconds since 1970.
 */
export const begin = {
  version: 1,
  name: 'begin',
  sql: `
create sequence feed_seq;

-- The newest place in the feed that is committed. Places up to here are all there is; later ones are still being written.
create table feed_head (seq bigint not null);
insert into feed_head (seq) values (0);

create table item (
  noun text not null,
  id text not null,
  seq bigint not null,
  v int not null,
  gone boolean not null default false,
  -- Kept from everybody but investigators and administrators.
  restricted boolean not null default false,
  squad_id text,
  division_id text,
  account_id text,
  -- The video that a result or a reclassification is about.
  about text,
  body text not null,
  primary key (noun, id)
);
-- One index for each way of seeing: a page of anybody's feed is a short range of two or three of these. The condition of
-- the department's is written so that the planner never takes it for a squad and filters the whole department.
create unique index item_department on item (seq) where coalesce(account_id, '') = '';
create index item_squad on item (squad_id, seq) where account_id is null and squad_id is not null;
create index item_division on item (division_id, seq) where account_id is null and division_id is not null;
create index item_account on item (account_id, seq) where account_id is not null;
create index item_everybody on item (seq) where noun in ('unit', 'classification', 'code-list', 'form');

create index item_about on item (about, noun, seq) where about is not null;

create table departure (
  audience text not null check (audience in ('squad', 'division', 'account')),
  audience_id text not null,
  seq bigint not null,
  noun text not null,
  id text not null,
  primary key (audience, audience_id, seq, noun, id)
);

create table account (
  id text primary key,
  username text not null,
  -- The username as it is compared: case and compatible letters folded.
  username_key text not null unique,
  name text not null,
  rank text,
  role text not null check (role in ('sergeant', 'investigator', 'auditor', 'administrator')),
  scope_json text not null,
  password_hash text not null,
  locked_at bigint,
  created_at bigint not null
);

create table failure (
  account_id text not null references account (id) on delete cascade,
  at bigint not null
);
create index failure_recent on failure (account_id, at);

create table session (
  token_hash text primary key,
  account_id text not null references account (id) on delete cascade,
  device_id text not null,
  device_name text not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index session_expiry on session (expires_at);

create table event (
  device_id text not null,
  counter bigint not null,
  account_id text not null,
  digest text not null,
  body text not null,
  outcome_json text not null,
  at bigint not null,
  primary key (device_id, counter)
);

create table footage (
  video_id text primary key,
  kind text not null check (kind in ('progressive', 'hls')),
  -- The evidence as it arrived; for HLS the playlist.
  path text not null,
  -- A seekable copy where the original can't be played by ranges.
  played_path text,
  mime text not null,
  sha256 text not null,
  played_sha256 text,
  size bigint not null,
  played_size bigint,
  arrived_at bigint not null
);

-- The segments that an HLS playlist names, each checked by itself.
create table footage_part (
  video_id text not null references footage (video_id) on delete cascade,
  -- As the playlist writes it, relative to the playlist's folder.
  name text not null,
  mime text not null,
  sha256 text not null,
  size bigint not null,
  primary key (video_id, name)
);

create table meta (
  key text primary key,
  value text not null
);
-- Tells this database from any other, so that a cursor into one is never used on another.
insert into meta (key, value) values ('epoch', gen_random_uuid()::text);
`,
} as const;
