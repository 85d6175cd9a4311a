-- What the AI stated of the finding that a word judges: a word on a finding stated to be absent
-- contradicts the result. Entries stored earlier tell it as well.
alter table assessment add column presence text;
comment on column assessment.presence is 'of the finding judged; null when no finding is judged';
update assessment a
set presence = e.content #>> '{finding,presence}'
from entry e
where e.site = a.site and e.id = a.id and a.finding is not null;
