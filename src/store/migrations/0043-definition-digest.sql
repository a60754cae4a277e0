-- A definition never changes once it is kept. By its digest a program knows that it has read it before, and asks for those only that it has not.
alter table register_definition add column digest text not null generated always as (md5(definition::text)) stored
