-- Parties who are secret by themselves: few, and asked about wherever titles show.
create index case_party_secret on case_party (municipality_id, case_id) where secret_act is not null
