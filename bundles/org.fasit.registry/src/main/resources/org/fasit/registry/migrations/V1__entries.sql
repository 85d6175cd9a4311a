-- Who may speak. Tokens are kept as their SHA-256 only.
create table token (
  hash       bytea primary key check (octet_length(hash) = 32),
  role       text not null check (role in ('SITE', 'READER')),
  site       text,
  label      text not null,
  created_at timestamptz not null default now(),
  check ((role = 'SITE') = (site is not null))
);

-- What sites sent, as they sent it. The tables below hold what the reviews ask of it.
create table entry (
  site         text not null,
  id           uuid not null,
  kind         text not null,
  logged_at    timestamptz not null,
  received_at  timestamptz not null default now(),
  key_id       text not null,
  content_hash bytea not null check (octet_length(content_hash) = 32),
  content      jsonb not null,
  primary key (site, id)
);

-- No foreign keys between entries: they may arrive in any order.
create table exposure (
  site         text not null,
  id           uuid not null,
  logged_at    timestamptz not null,
  patient      text not null,
  study        text not null,
  reader       text not null,
  result       text not null,
  study_date   date,
  age_months   int,
  sex          text not null,
  modality     text,
  body_part    text,
  manufacturer text not null,
  product      text not null,
  version      text not null,
  mode         text not null,
  conclusion   text not null,
  met          text not null,
  rests_on     text[] not null,
  primary key (site, id),
  foreign key (site, id) references entry
);
comment on column exposure.age_months is 'months under 2 years, else 12 times the completed years, 90 years for all who are older';
comment on column exposure.conclusion is 'as the product concluded';
comment on column exposure.met is 'as the reader met it behind the site''s filter';
comment on column exposure.rests_on is 'pseudonyms of the findings on which the conclusion met rests';
create index exposure_by_exam on exposure (product, site, study, manufacturer, logged_at);

create table assessment (
  site         text not null,
  id           uuid not null,
  logged_at    timestamptz not null,
  exposure     uuid,
  study        text not null,
  reader       text not null,
  manufacturer text not null,
  product      text not null,
  version      text not null,
  judgement    text not null,
  level        text not null,
  finding      text,
  primary key (site, id),
  foreign key (site, id) references entry
);
create index assessment_by_exam on assessment (product, site, study, manufacturer, logged_at);

create table undo (
  site       text not null,
  id         uuid not null,
  logged_at  timestamptz not null,
  assessment uuid not null,
  primary key (site, id),
  foreign key (site, id) references entry
);
create index undo_by_assessment on undo (site, assessment);
