-- Parties who are secret by themselves: few, and asked about wherever titles show.
create index case_party_secret on case_party (municipality_id, case_id) where secret_act is not null
--;
-- What anyone may browse has come to be also cases of which only a part is secret: their public part is told of (621/1999 10 §).
drop index case_file_public
--;
drop index case_file_public_of_class
--;
drop index case_file_public_of_unit
--;
create index case_file_public on case_file (municipality_id, opened_at, id) where secrecy in ('public', 'not-yet-public', 'partly-secret') or secrecy_ends_on is not null
--;
create index case_file_public_of_class on case_file (municipality_id, class_code, opened_at, id) where secrecy in ('public', 'not-yet-public', 'partly-secret') or secrecy_ends_on is not null
--;
create index case_file_public_of_unit on case_file (municipality_id, unit, opened_at, id) where secrecy in ('public', 'not-yet-public', 'partly-secret') or secrecy_ends_on is not null
--;
-- A picture of the original, counted through the file, that came along with a part of it black.
alter table redaction_mark add column picture integer check (picture > 0), add check (picture is null or (line is null and page is not null))
