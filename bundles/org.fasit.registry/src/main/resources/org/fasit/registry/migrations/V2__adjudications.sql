-- What a second reader or the follow-up decided on a logged case. The last one not taken back holds;
-- taking one back is an undo that names it.
create table adjudication (
  site         text not null,
  id           uuid not null,
  logged_at    timestamptz not null,
  assessment   uuid not null,
  study        text not null,
  reader       text not null,
  manufacturer text not null,
  product      text not null,
  version      text not null,
  logged       text not null,
  decision     text not null check (decision in ('CONFIRMED', 'CORRECTED', 'WITHDRAWN')),
  corrected    text,
  primary key (site, id),
  foreign key (site, id) references entry,
  check ((decision = 'CORRECTED') = (corrected is not null))
);
create index adjudication_by_assessment on adjudication (site, assessment, logged_at);
create index adjudication_by_product on adjudication (product, logged_at);
