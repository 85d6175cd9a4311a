-- It need not be known who read: accounts may be shared. No measure of readers counts such rows.
alter table exposure alter column reader drop not null;
alter table assessment alter column reader drop not null;
alter table adjudication alter column reader drop not null;

-- What was said of the addendum to a report that a missed finding asks for. The last step not taken
-- back holds; taking one back is an undo that names it.
create table addendum (
  site         text not null,
  id           uuid not null,
  logged_at    timestamptz not null,
  assessment   uuid not null,
  study        text not null,
  reader       text,
  manufacturer text not null,
  product      text not null,
  version      text not null,
  step         text not null check (step in ('NEEDED', 'ACKNOWLEDGED')),
  primary key (site, id),
  foreign key (site, id) references entry,
  check (step <> 'ACKNOWLEDGED' or reader is not null)
);
create index addendum_by_assessment on addendum (site, assessment, logged_at);
