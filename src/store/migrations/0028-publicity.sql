-- By which event a document becomes public (621/1999 6-7 §) and the day of that event once it is known; no kind where nothing is waited for.
alter table case_document
  add column publicity_kind text check (publicity_kind in ('register-entry', 'request-or-proposal', 'procurement-paper', 'study', 'minutes', 'decision', 'other-own', 'general-report', 'received', 'opened-at-set-time', 'tender')),
  add column public_event_on date,
  add check (public_event_on is null or publicity_kind is not null)
--;
-- A mark of secrecy on a case or a document: act, item, part, and from what its length is counted (621/1999 25, 31 §). A mark is never changed:
-- what is learned of it later is its next version, and the last one counts.
create table secrecy_mark (
  municipality_id text not null,
  case_id text not null,
  -- The case itself or one of its documents.
  record_id text not null,
  id text not null,
  version integer not null check (version > 0),
  act text not null check (act <> ''),
  item text not null check (item <> ''),
  -- Which part is secret; null for all of it.
  part text check (part <> ''),
  counted_event text not null check (counted_event in ('dated', 'completed', 'document-received')),
  counted_on date not null,
  died_on date,
  ended_on date,
  withdrawn_on date,
  in_use boolean not null,
  -- A last day that was set: never later than what the act gives, and the only one where we do not know its time.
  set_until date,
  -- The last day of secrecy as reckoned when the version was made; null while there is none.
  ends_on date,
  marked_by text not null,
  marked_at timestamptz not null,
  primary key (municipality_id, case_id, record_id, id, version),
  foreign key (municipality_id, case_id, record_id) references record
)
--;
create trigger secrecy_mark_is_frozen before update or delete on secrecy_mark for each row execute function refuse_change()
--;
create trigger secrecy_mark_stays before truncate on secrecy_mark for each statement execute function refuse_change()
--;
alter table secrecy_mark enable row level security
--;
alter table secrecy_mark force row level security
--;
create policy border on secrecy_mark using (municipality_id = current_setting('varanto.municipality', true))
--;
-- A party who is secret by herself, also from those who may read the case (661/2009 36 §, 621/1999 24 § 1 mom. 31 k).
alter table case_party add column secret_act text check (secret_act <> ''), add column secret_item text check (secret_item <> ''), add check ((secret_act is null) = (secret_item is null))
--;
alter table case_action drop constraint case_action_kind_check
--;
alter table case_action add constraint case_action_kind_check check (kind in ('opened', 'moved', 'document-added', 'assigned', 'handed-over', 'title-corrected', 'linked', 'noted',
  'due-set', 'suspended', 'resumed', 'round-opened', 'round-answered', 'round-unanswered', 'round-extended', 'round-closed', 'secrecy-marked', 'moment-told', 'weighed', 'party-hidden', 'party-shown'))
--;
-- Marks of what was marked before there were marks. The owner fills them in for all municipalities, so the border is lifted for her meanwhile.
do $$
declare kept text;
begin
  foreach kept in array array['record', 'case_file', 'case_document', 'secrecy_mark'] loop
    execute format('alter table %I no force row level security', kept);
  end loop;
end $$
--;
-- Until now it told only of what was not yet public when that becomes so; from now on also of what was secret.
update record set public_from = null where secrecy <> 'not-yet-public' and public_from is not null
--;
with marked as (
  select municipality_id, id as case_id, id as record_id, secrecy, secrecy_act as act, secrecy_item as item, secrecy_ends_on as set_until,
    case when received_way = 'own' then 'dated' else 'document-received' end as counted_event, (coalesce(pending_at, opened_at) at time zone 'Europe/Helsinki')::date as counted_on, opened_by as by, opened_at as at
  from case_file where secrecy in ('secret', 'partly-secret')
  union all
  select municipality_id, case_id, id, secrecy, secrecy_act, secrecy_item, secrecy_ends_on,
    case when origin = 'own' then 'dated' else 'document-received' end, (coalesce(arrived_at, drafted_at) at time zone 'Europe/Helsinki')::date, added_by, added_at
  from case_document where secrecy in ('secret', 'partly-secret')
), itemised as (
  select *, case when act = '621/1999' then substring(item from '^24 § 1 mom\. (\d+)')::integer end as nth from marked
)
insert into secrecy_mark (municipality_id, case_id, record_id, id, version, act, item, part, counted_event, counted_on, in_use, set_until, ends_on, marked_by, marked_at)
select municipality_id, case_id, record_id, record_id, 1, act, item, case when secrecy = 'partly-secret' then '–' end, counted_event, counted_on, coalesce(nth in (2, 7, 8, 10), false), set_until,
  least(set_until, case when nth >= 24 then counted_on + interval '100 years' when nth in (3, 6, 13) or nth in (2, 7, 8, 10) then null else case when nth is not null then counted_on + interval '25 years' end end)::date, by, at
from itemised
--;
update case_file c set secrecy_ends_on = m.ends_on from secrecy_mark m where m.municipality_id = c.municipality_id and m.case_id = c.id and m.record_id = c.id
--;
update case_document d set secrecy_ends_on = m.ends_on from secrecy_mark m where m.municipality_id = d.municipality_id and m.case_id = d.case_id and m.record_id = d.id
--;
update record r set public_from = (m.ends_on + 1)::timestamp at time zone 'Europe/Helsinki' from secrecy_mark m
where m.municipality_id = r.municipality_id and m.case_id = r.root_id and m.record_id = r.id and m.ends_on is not null
--;
-- Own documents that are not yet public wait for what their kind waits for.
update case_document set publicity_kind = case type when 'decision' then 'decision' when 'minutes' then 'minutes' else 'other-own' end
where secrecy = 'not-yet-public' and origin = 'own' and (municipality_id, id) not in (select municipality_id, id from record where public_from is not null)
--;
update case_document d set public_event_on = (c.closed_at at time zone 'Europe/Helsinki')::date from case_file c
where c.municipality_id = d.municipality_id and c.id = d.case_id and c.closed_at is not null and d.publicity_kind = 'other-own' and not d.draft
--;
update record r set public_from = d.public_event_on::timestamp at time zone 'Europe/Helsinki' from case_document d
where d.municipality_id = r.municipality_id and d.case_id = r.root_id and d.id = r.id and d.public_event_on is not null and d.secrecy = 'not-yet-public'
--;
do $$
declare kept text;
begin
  foreach kept in array array['record', 'case_file', 'case_document', 'secrecy_mark'] loop
    execute format('alter table %I force row level security', kept);
  end loop;
end $$
--;
-- What anyone may browse has come to be also what was secret until a day.
drop index case_file_public
--;
drop index case_file_public_of_class
--;
drop index case_file_public_of_unit
--;
create index case_file_public on case_file (municipality_id, opened_at, id) where secrecy in ('public', 'not-yet-public') or secrecy_ends_on is not null
--;
create index case_file_public_of_class on case_file (municipality_id, class_code, opened_at, id) where secrecy in ('public', 'not-yet-public') or secrecy_ends_on is not null
--;
create index case_file_public_of_unit on case_file (municipality_id, unit, opened_at, id) where secrecy in ('public', 'not-yet-public') or secrecy_ends_on is not null
--;
-- A dissenting opinion, with its reasons: of one who was there when the section was decided (410/2015 106 §).
create table section_dissent (
  municipality_id text not null,
  meeting_id text not null,
  section_id text not null,
  seat_id text not null,
  reasons text not null check (reasons <> ''),
  primary key (municipality_id, meeting_id, section_id, seat_id),
  foreign key (municipality_id, meeting_id, section_id) references meeting_section (municipality_id, meeting_id, id)
)
--;
create trigger section_dissent_is_kept before insert or update or delete on section_dissent for each row execute function keep_minutes()
--;
alter table section_dissent enable row level security
--;
alter table section_dissent force row level security
--;
create policy border on section_dissent using (municipality_id = current_setting('varanto.municipality', true))
--;
-- A body that has a task by which the duty to declare interests goes: land use and building; or which checks declarations: audit (410/2015 84 §).
alter table body add column task text check (task in ('audit', 'land-use'))
--;
-- Who must declare her interests, by which post and from when. Each has a case of her own in the case register.
create table interest_duty (
  municipality_id text not null,
  id text not null,
  case_id text not null,
  name text not null check (name <> ''),
  post text not null check (post in ('board-member', 'land-use-member', 'council-chair', 'committee-chair', 'municipal-manager', 'mayor', 'deputy-mayor', 'presenter')),
  -- The body or the office, as it is told to the public.
  post_of text not null check (post_of <> ''),
  body_id text,
  seat_id text,
  took_up_on date not null,
  -- The last day of the post; null while it is not known.
  until_day date check (until_day >= took_up_on),
  reminded_on date,
  added_by text not null,
  added_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, seat_id),
  foreign key (municipality_id, case_id) references case_file,
  check ((body_id is null) = (seat_id is null))
)
--;
create index interest_duty_by_name on interest_duty (municipality_id, name, id)
--;
-- What was declared. A change is a later version; none is changed. An empty part says that there is nothing to declare.
create table interest_declaration (
  municipality_id text not null,
  duty_id text not null,
  version integer not null check (version > 0),
  document_id text not null,
  given_on date not null,
  positions text not null,
  wealth text not null,
  other text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (municipality_id, duty_id, version),
  foreign key (municipality_id, duty_id) references interest_duty
)
--;
-- What the audit committee found of a version.
create table interest_check (
  municipality_id text not null,
  duty_id text not null,
  version integer not null,
  outcome text not null check (outcome in ('noted', 'to-be-completed')),
  checked_by text not null,
  checked_at timestamptz not null,
  primary key (municipality_id, duty_id, version),
  foreign key (municipality_id, duty_id, version) references interest_declaration
)
--;
do $$
declare kept text;
begin
  foreach kept in array array['interest_declaration', 'interest_check'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', kept || '_is_frozen', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', kept || '_stays', kept);
  end loop;
  foreach kept in array array['interest_duty', 'interest_declaration', 'interest_check'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
  end loop;
end $$
--;
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
    grant select on secrecy_mark, section_dissent, interest_duty, interest_declaration, interest_check to varanto_reader;
  end if;
end $$
