-- Every exam that was first shown in the period, with all its exposures and assessments up to now.
-- One sort and no join between the two, so that a plan made without statistics is a good one too.
select *
from (
  select everything.*,
         min(shown_at) over (partition by site, study, manufacturer) as first_shown
  from (
    select 'EXPOSURE' as what, e.site, e.study, e.manufacturer, e.logged_at, e.logged_at as shown_at,
           e.id, e.version, e.reader, e.result, e.age_months, e.mode, e.conclusion, e.met, e.rests_on,
           null::uuid as exposure, null as judgement, null as level, null as finding, null as presence,
           false as undone, null as decision, null as corrected, null::timestamptz as decided_at
    from exposure e
    where e.product = :product
      and (cast(:manufacturer as text) is null or e.manufacturer = :manufacturer)
      and (cast(:version as text) is null or e.version = :version)
      and (cast(:site as text) is null or e.site = :site)
    union all
    select 'ASSESSMENT', a.site, a.study, a.manufacturer, a.logged_at, null,
           a.id, a.version, a.reader, null, null, null, null, null, null,
           a.exposure, a.judgement, a.level, a.finding, a.presence,
           exists (select from undo u where u.site = a.site and u.assessment = a.id),
           last.decision, last.corrected, last.logged_at
    from assessment a
    left join lateral (
      select d.decision, d.corrected, d.logged_at
      from adjudication d
      where d.site = a.site and d.assessment = a.id
        and not exists (select from undo u where u.site = d.site and u.assessment = d.id)
      order by d.logged_at desc, d.id desc
      limit 1
    ) last on true
    where a.product = :product
      and (cast(:manufacturer as text) is null or a.manufacturer = :manufacturer)
      and (cast(:version as text) is null or a.version = :version)
      and (cast(:site as text) is null or a.site = :site)
  ) everything
) exam
where first_shown >= :from and first_shown < :to
order by site, study, manufacturer, logged_at, id
